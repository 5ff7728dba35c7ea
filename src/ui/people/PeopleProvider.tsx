import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Log, LogEntry } from '../../people/log.ts';
import { nextRedoOf, nextUndoOf } from '../../store/people-history.ts';
import { useText } from '../i18n.ts';
import { useActions, useGetState } from '../use-app.ts';
import { actsText, actText } from './act-text.ts';
import { type LastStep, type PeopleShell, PeopleShellContext, type ReviewTarget } from './people-shell.ts';

/** How long the last step stays in words. */
const SHOWN_MS = 12_000;

/** Gives every part of the page the acts about people; Ctrl+Z and Ctrl+Shift+Z work anywhere but in text fields. */
export function PeopleProvider({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const actions = useActions();
  const getState = useGetState();
  const [review, setReview] = useState<ReviewTarget | null>(null);
  const [last, setLast] = useState<LastStep | null>(null);

  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last]);

  const doing = useMemo(() => {
    function turn(find: (log: Log) => LogEntry | null, turnIt: () => void, text: 'undone' | 'redone'): void {
      const entry = find(getState().history.log);
      if (!entry) return;
      // before, as its person may be gone afterwards
      const what = actText(t, getState(), entry.act);
      turnIt();
      setLast({
        text: t(`people.done.${text}`, { what }),
        steps: text === 'undone' ? [] : [entry.seq],
      });
    }
    return {
      openReview: setReview,
      closeReview: () => setReview(null),
      perform(acts) {
        if (acts.length === 0) return;
        const steps: number[] = [];
        for (const act of acts) {
          steps.push(getState().history.log.next);
          actions.act(act);
        }
        setLast({ text: actsText(t, getState(), acts), steps });
      },
      undo: () => turn(nextUndoOf, actions.undo, 'undone'),
      redo: () => turn(nextRedoOf, actions.redo, 'redone'),
      dismissLast: () => setLast(null),
    } satisfies Partial<PeopleShell>;
  }, [t, actions, getState]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof Element && event.target.matches(TEXT_FIELDS)) return;
      event.preventDefault();
      if (event.shiftKey) doing.redo();
      else doing.undo();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [doing]);

  const shell = useMemo<PeopleShell>(
    () => ({
      ...doing,
      review,
      last,
      undoLast() {
        for (const step of [...(last?.steps ?? [])].reverse()) actions.takeBack(step);
        setLast(last && { text: t('people.done.undone', { what: last.text }), steps: [] });
      },
    }),
    [doing, review, last, actions, t],
  );
  return <PeopleShellContext value={shell}>{children}</PeopleShellContext>;
}

const TEXT_FIELDS =
  'textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio], [type=button])';
