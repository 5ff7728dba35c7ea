import { useState } from 'react';
import { nextRedoOf, nextUndoOf } from '../../store/people-history.ts';
import { useText } from '../i18n.ts';
import { useApp, useGetState } from '../use-app.ts';
import { actText } from './act-text.ts';
import { HistoryDialog } from './HistoryDialog.tsx';
import { usePeopleShell } from './people-shell.ts';
import css from './UndoButtons.module.css';

/** Undo, redo and the list of all that was done; absent before the first act. */
export function UndoButtons() {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const log = useApp((s) => s.history.log);
  const [isOpen, setIsOpen] = useState(false);
  if (log.entries.length === 0) return null;
  const [undo, redo] = [nextUndoOf(log), nextRedoOf(log)];
  const undoText = undo
    ? t('people.undoHint', { what: actText(t, getState(), undo.act) })
    : t('people.nothingToUndo');
  const redoText = redo
    ? t('people.redoHint', { what: actText(t, getState(), redo.act) })
    : t('people.nothingToRedo');
  return (
    <div className={css['buttons']}>
      <button
        type="button"
        className={css['button']}
        disabled={!undo}
        aria-label={t('people.undo')}
        title={undoText}
        onClick={shell.undo}
      >
        ↶
      </button>
      <button
        type="button"
        className={css['button']}
        disabled={!redo}
        aria-label={t('people.redo')}
        title={redoText}
        onClick={shell.redo}
      >
        ↷
      </button>
      <button
        type="button"
        className={css['button']}
        data-wide="true"
        aria-label={t('people.history.open')}
        title={t('people.history.title')}
        onClick={() => setIsOpen(true)}
      >
        <span aria-hidden="true">≡</span> <span className={css['word']}>{t('people.history.open')}</span>
      </button>
      {isOpen && <HistoryDialog onClose={() => setIsOpen(false)} />}
    </div>
  );
}
