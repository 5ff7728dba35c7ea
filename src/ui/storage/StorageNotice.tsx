import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useKaomap } from '../use-kaomap.ts';
import { useShell } from '../use-shell.ts';
import css from './StorageNotice.module.css';

/** Faults after which only another page helps. */
const NEEDS_RELOAD: ReadonlySet<string> = new Set(['newerVersion', 'deleted']);
/** Faults that another try does not mend, or that are tried again as soon as that helps. */
const HAS_NO_RETRY: ReadonlySet<string> = new Set([
  'unavailable',
  'blocked',
  'newerVersion',
  'deleted',
  'notWriter',
]);

/** What is to be said of the kept work: what is not kept and why, who has the turn, what came back, what is missing. */
export function StorageNotice() {
  const t = useText();
  const { kept: actions } = useKaomap();
  const shell = useShell();
  const kept = useApp((s) => s.kept);
  const { fault, role, tookOver, damaged, resumed, skipped } = kept;
  // the tab that reads has the files
  const missing = role === 'follower' ? 0 : kept.missing;
  const lines: ReactNode[] = [];
  if (fault) {
    lines.push(
      <p key="fault" data-code={fault.code}>
        {t(`storage.fault.${fault.code}`)}
        {fault.detail !== undefined && <small>{t('storage.fault.detail', { detail: fault.detail })}</small>}
      </p>,
    );
  }
  const say = (key: string, text: string) => lines.push(<p key={key}>{text}</p>);
  if (role === 'follower') say('role', t('storage.role.follower'));
  if (tookOver) say('role', t('storage.role.writer'));
  if (resumed > 0) say('resumed', t('storage.resumed', { count: resumed }));
  if (skipped > 0) say('skipped', t('storage.skipped', { count: skipped }));
  if (missing > 0) say('missing', t('storage.missing', { count: missing }));
  if (damaged > 0) say('damaged', t('storage.damaged', { count: damaged }));
  const isBad = fault !== null;
  const isWarning = role === 'follower' || missing > 0 || damaged > 0;
  // the live region is there before its text, or it would not be read out
  return (
    <div className={css['place']} role={isBad ? 'alert' : 'status'}>
      {lines.length > 0 && (
        <div
          className={css['notice']}
          data-testid="storage-notice"
          data-tone={isBad ? 'bad' : isWarning ? 'warn' : 'good'}
        >
          <div>{lines}</div>
          <div className={css['buttons']}>
            {fault && !HAS_NO_RETRY.has(fault.code) && (
              <button
                type="button"
                className="button small"
                disabled={kept.isRetrying}
                onClick={actions.retry}
              >
                {t(kept.isRetrying ? 'storage.fault.retrying' : 'storage.fault.retry')}
              </button>
            )}
            {fault && NEEDS_RELOAD.has(fault.code) && (
              <button type="button" className="button small" onClick={() => location.reload()}>
                {t('storage.fault.reload')}
              </button>
            )}
            {missing > 0 && (
              <button type="button" className="button small" onClick={shell.pickFolder}>
                {t('storage.chooseFolder')}
              </button>
            )}
            {(tookOver || resumed + skipped + damaged > 0) && (
              <button type="button" className="button small quiet" onClick={actions.dismiss}>
                {t('storage.dismiss')}
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
