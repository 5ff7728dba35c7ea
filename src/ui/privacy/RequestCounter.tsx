import { useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import css from './RequestCounter.module.css';
import { useRequestCount, useUpdates } from './use-guard.ts';

/** How many requests left for elsewhere, live, and on its card how that is known. */
export function RequestCounter() {
  const t = useText();
  const { sent } = useRequestCount();
  return (
    <span
      className={css['place']}
      data-testid="outside-requests"
      data-sent={sent}
      data-tone={sent > 0 ? 'bad' : 'good'}
    >
      <Popover label={t('privacy.requests.button', { count: sent })} className={css['button']}>
        {() => <Card />}
      </Popover>
    </span>
  );
}

function Card() {
  const t = useText();
  const { sent, blocked, requests } = useRequestCount();
  const { isKept } = useUpdates();
  return (
    <div className={css['card']}>
      <h2>{t('privacy.requests.title')}</h2>
      <p>
        <strong>
          {sent === 0 ? t('privacy.requests.none') : t('privacy.requests.some', { count: sent })}
        </strong>
      </p>
      {blocked > 0 && <p>{t('privacy.requests.blocked', { count: blocked })}</p>}
      {requests.length > 0 && (
        <ul>
          {requests.map(({ kind, url, from }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows
            <li key={i}>
              {t(`privacy.requests.${kind}Label`)} · {from} · <code>{url}</code>
            </li>
          ))}
        </ul>
      )}
      <p>{t('privacy.requests.how')}</p>
      <p>{t(isKept ? 'privacy.requests.kept' : 'privacy.requests.notKept')}</p>
    </div>
  );
}
