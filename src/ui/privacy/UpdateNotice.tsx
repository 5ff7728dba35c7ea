import { updates } from '../../guard/updates.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import css from './UpdateNotice.module.css';
import { useUpdates } from './use-guard.ts';

/** Says that a newer version waits. Nothing reloads by itself, and nothing at all while photos are read. */
export function UpdateNotice() {
  const t = useText();
  const { isWaiting, otherPages } = useUpdates();
  const isReading = useApp((s) => ['listing', 'starting', 'running', 'paused'].includes(s.run.phase));
  // the live region is there before its text, or it would not be read out
  return (
    <div className={css['place']} role="status">
      {isWaiting && (
        <div className={css['notice']} data-testid="update-notice">
          <p>
            {isReading
              ? t('privacy.update.reading')
              : otherPages > 0
                ? t('privacy.update.others', { count: otherPages })
                : t('privacy.update.ready')}
          </p>
          <button
            type="button"
            className="button small"
            disabled={isReading}
            onClick={() => void updates.apply()}
          >
            {t('privacy.update.reload')}
          </button>
        </div>
      )}
    </div>
  );
}
