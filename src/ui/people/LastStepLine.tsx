import { useText } from '../i18n.ts';
import css from './LastStepLine.module.css';
import { usePeopleShell } from './people-shell.ts';

/** What was done last, with its undo, for a while. */
export function LastStepLine() {
  const t = useText();
  const { last, undoLast, dismissLast } = usePeopleShell();
  // the live region is there before its text, or it would not be read out
  return (
    <div className={css['place']} role="status" aria-label={t('people.line.label')}>
      {last && (
        <div className={css['line']} data-testid="last-step">
          <p>{last.text}</p>
          {last.steps.length > 0 && (
            <button type="button" className="button small" onClick={undoLast}>
              {t('people.undo')}
            </button>
          )}
          <button
            type="button"
            className={css['dismiss']}
            aria-label={t('people.line.dismiss')}
            onClick={dismissLast}
          >
            ×
          </button>
        </div>
      )}
    </div>
  );
}
