import { useEffect, useRef, useState } from 'react';
import type { RepairCard } from '../../store/repair-cards.ts';
import { useText } from '../i18n.ts';
import { MergeCard } from './MergeCard.tsx';
import css from './RepairPanel.module.css';
import type { CardKeys } from './repair-card-props.ts';
import { SplitCard } from './SplitCard.tsx';
import { StrayCard } from './StrayCard.tsx';
import { useRepairs } from './use-repairs.ts';

/** What looks wrong, one question at a time, what mends most first; the next one comes by itself. */
export function RepairPanel() {
  const t = useText();
  const { cards, isPending } = useRepairs();
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const panel = useRef<HTMLDivElement>(null);
  const keys = useRef<CardKeys>(() => false);
  // once all were put off, they are asked again
  const card: RepairCard | undefined = cards.find(({ key }) => !later.has(key)) ?? cards[0];

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (
        target instanceof Element &&
        target.closest('input:not([type=checkbox]), select, dialog, [popover]')
      ) {
        return;
      }
      // arrows belong to whatever else has the focus
      if (event.key === 'ArrowRight' && !panel.current?.contains(document.activeElement)) return;
      if (keys.current(event.key)) event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  const props = {
    left: cards.length,
    keys,
    onLater: () => card && setLater((old) => new Set(old).add(card.key)),
    onAnswered: () => panel.current?.focus({ preventScroll: true }),
  };
  return (
    <div
      ref={panel}
      className={css['panel']}
      tabIndex={-1}
      data-testid="repair-panel"
      data-pending={isPending}
      data-count={cards.length}
    >
      {card ? (
        <>
          {card.kind === 'merge' && <MergeCard key={card.key} card={card} {...props} />}
          {card.kind === 'split' && <SplitCard key={card.key} alarm={card.alarm} {...props} />}
          {card.kind === 'stray' && <StrayCard key={card.key} strays={card.strays} {...props} />}
        </>
      ) : (
        <p className={css['empty']}>{t(isPending ? 'people.check.waiting' : 'people.check.empty')}</p>
      )}
    </div>
  );
}
