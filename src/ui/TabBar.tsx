import type { KeyboardEvent } from 'react';
import { stateCountsOf } from '../store/selectors.ts';
import { useText } from './i18n.ts';
import { UndoButtons } from './people/UndoButtons.tsx';
import { useRepairs } from './people/use-repairs.ts';
import css from './TabBar.module.css';
import { useApp } from './use-app.ts';

export type Tab = 'map' | 'groups' | 'check' | 'photos' | 'result';

interface TabBarProps {
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly id: string;
  readonly onTab: (tab: Tab) => void;
}

/** The views of the side panel, and beside them undo and history, which are about all of them. */
export function TabBar({ tabs, tab, id, onTab }: TabBarProps) {
  const t = useText();
  const problems = useApp((s) => {
    const counts = stateCountsOf(s);
    return counts.unsupported + counts.damaged + counts.failed;
  });
  const questions = useRepairs().cards.length;
  const badges: Partial<
    Record<Tab, { readonly count: number; readonly text: string; readonly tone: string }>
  > = {
    photos: { count: problems, text: t('tabs.problems', { count: problems }), tone: 'bad' },
    check: { count: questions, text: t('people.check.tab', { count: questions }), tone: 'ask' },
  };
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    onTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  }
  return (
    <div className={css['bar']}>
      <div className={css['tabs']} role="tablist" aria-label={t('tabs.label')} onKeyDown={onKeyDown}>
        {tabs.map((name) => {
          const badge = badges[name];
          return (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              className={css['tab']}
              aria-selected={name === tab}
              aria-controls={`${id}-panel`}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => onTab(name)}
            >
              {t(`tabs.${name}`)}
              {badge && badge.count > 0 && (
                <>
                  <small aria-hidden="true" title={badge.text} data-tone={badge.tone}>
                    {badge.count}
                  </small>
                  <span className="visually-hidden">{badge.text}</span>
                </>
              )}
            </button>
          );
        })}
      </div>
      <UndoButtons />
    </div>
  );
}
