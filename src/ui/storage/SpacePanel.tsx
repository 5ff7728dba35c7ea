import { useState } from 'react';
import { useText } from '../i18n.ts';
import { useKaomap } from '../use-kaomap.ts';
import css from './SpacePanel.module.css';
import { useSpace } from './use-space.ts';
import { useStorageText } from './use-storage-text.ts';

/** How much room the kept work takes, how safe it is there, and the offer to make it safer. */
export function SpacePanel() {
  const t = useText();
  const { kept } = useKaomap();
  const { bytes } = useStorageText();
  const { space, refresh } = useSpace();
  const [wasRefused, setWasRefused] = useState(false);
  if (space === null) return null;
  const { usedBytes, quotaBytes, isPersistent } = space;
  return (
    <section className={css['panel']} aria-label={t('storage.space.title')}>
      <p>
        {usedBytes !== null &&
          quotaBytes !== null &&
          `${t('storage.space.used', { used: bytes(usedBytes), quota: bytes(quotaBytes) })}. `}
        {isPersistent ? t('storage.space.persistent') : t('storage.space.notPersistent')}{' '}
        {t('storage.space.notEncrypted')}
      </p>
      {wasRefused && !isPersistent && <p role="status">{t('storage.space.refused')}</p>}
      {!isPersistent && (
        <button
          type="button"
          className="button small"
          onClick={() =>
            void kept.askToPersist().then((agreed) => {
              setWasRefused(!agreed);
              refresh();
            })
          }
        >
          {t('storage.space.ask')}
        </button>
      )}
    </section>
  );
}
