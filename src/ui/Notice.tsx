import { retryRunPlace } from '../store/selectors.ts';
import { useText } from './i18n.ts';
import css from './Notice.module.css';
import { StorageNotice } from './storage/StorageNotice.tsx';
import { useActions, useApp } from './use-app.ts';

/** The newest message to the user, until it is dismissed, and what is to be said of the kept work. */
export function Notice() {
  return (
    <>
      <Newest />
      <StorageNotice />
    </>
  );
}

function Newest() {
  const t = useText();
  const actions = useActions();
  const notice = useApp((s) => s.notice);
  const canRetry = useApp(retryRunPlace) === 'notice';
  const isGood = notice?.code === 'opened';
  const isMild = isGood || notice?.code === 'nothingDropped' || notice?.code === 'follower';
  // the live region is there before its text, or it would not be read out
  return (
    <div className={css['place']} role={isMild ? 'status' : 'alert'}>
      {notice !== null && (
        <div
          className={css['notice']}
          data-tone={isGood ? 'good' : isMild ? 'warn' : 'bad'}
          data-code={notice.code}
        >
          <p>
            {t(`notice.${notice.code}`)}
            {notice.detail !== undefined && notice.detail !== '' && (
              <small>{isGood ? notice.detail : t('notice.detail', { detail: notice.detail })}</small>
            )}
          </p>
          <div className={css['buttons']}>
            {canRetry && (
              <button type="button" className="button small" onClick={actions.retryRun}>
                {t('notice.tryAgain')}
              </button>
            )}
            <button type="button" className="button small quiet" onClick={actions.dismissNotice}>
              {t('notice.dismiss')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
