import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { knownNamesOf, matchNames } from '../../store/known-names.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import css from './NameField.module.css';

/** Known names offered at a time. */
const OFFERS = 7;

interface NameFieldProps {
  readonly label: string;
  /** Text to begin with. */
  readonly initial?: string;
  /** What Enter would do with this text, in words; null if nothing. */
  readonly scopeOf: (text: string) => string | null;
  readonly onEnter: (text: string) => void;
  readonly onCancel: () => void;
  /** Called with every change, to keep what was typed. */
  readonly onType?: (text: string) => void;
}

/**
 * A field for a name that offers the known ones and says what Enter would do. Offers lie over the page, so no
 * scrolling list cuts them off. Focus that leaves cancels.
 */
export function NameField({ label, initial = '', scopeOf, onEnter, onCancel, onType }: NameFieldProps) {
  const t = useText();
  const id = useId();
  const known = useApp(knownNamesOf);
  const [text, setText] = useState(initial);
  const [isTouched, setIsTouched] = useState(initial === '');
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const offers = useMemo(() => (isTouched ? matchNames(known, text, OFFERS) : []), [known, text, isTouched]);
  const chosen = offers[active]?.name ?? text;
  const scope = scopeOf(chosen);

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
    card.current?.showPopover();
    const place = () => {
      const box = field.current?.getBoundingClientRect();
      if (!box || !card.current) return;
      const { style, offsetHeight, offsetWidth } = card.current;
      const isBelow = box.bottom + offsetHeight + 8 < window.innerHeight || box.top < offsetHeight;
      style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - offsetWidth - 8))}px`;
      style.top = `${isBelow ? box.bottom + 4 : box.top - offsetHeight - 4}px`;
      style.minWidth = `${box.width}px`;
    };
    place();
    const watch = new ResizeObserver(place);
    if (card.current) watch.observe(card.current);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      watch.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    // typing is nobody else's business
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen.trim() === '') onCancel();
      else onEnter(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // one place more than there are offers: the text as it was typed
      const count = offers.length + 1;
      setActive(((active + 1 + step + count) % count) - 1);
    }
  }
  return (
    <span className={css['place']}>
      <input
        ref={field}
        className={css['field']}
        type="text"
        dir="auto"
        role="combobox"
        aria-label={label}
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-offers`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        aria-describedby={`${id}-scope`}
        autoComplete="off"
        spellCheck={false}
        data-testid="name-field"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setIsTouched(true);
          setActive(-1);
          onType?.(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={onCancel}
      />
      <div ref={card} popover="manual" className={css['card']}>
        <div
          id={`${id}-offers`}
          className={css['offers']}
          role="listbox"
          aria-label={t('people.offers')}
          hidden={offers.length === 0}
        >
          {offers.map(({ person, name }, place) => (
            <div
              key={person}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === active}
              dir="auto"
              tabIndex={-1}
              onPointerEnter={() => setActive(place)}
              onPointerDown={(event) => {
                // before the field loses the focus
                event.preventDefault();
                onEnter(name);
              }}
            >
              {name}
            </div>
          ))}
        </div>
        <p id={`${id}-scope`} role="status" data-testid="name-scope">
          {scope === null ? t('people.nameHint') : `↵ ${scope}`}
        </p>
      </div>
    </span>
  );
}
