import { useState } from 'react';
import type { Photo } from '../../ingest/photo.ts';
import { isFollower } from '../../store/kept-state.ts';
import { retryOf } from '../../store/retry-photos.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import { ReadAnywayDialog } from './ReadAnywayDialog.tsx';
import css from './RetryButton.module.css';

/** Another try at a photo that was not read; one that was left out for its size is asked about first. */
export function RetryButton({ photo }: { readonly photo: Photo }) {
  const t = useText();
  const actions = useActions();
  const [isAsking, setIsAsking] = useState(false);
  const follows = useApp(isFollower);
  const kind = retryOf(photo);
  if (kind === null || follows) return null;
  const { path } = photo;
  return (
    <>
      <button
        type="button"
        className={css['retry']}
        aria-label={t(`ledger.retry.${kind}Named`, { path })}
        onClick={() => (kind === 'again' ? actions.retry([photo.id]) : setIsAsking(true))}
      >
        {t(`ledger.retry.${kind}`)}
      </button>
      {isAsking && kind === 'anyway' && <ReadAnywayDialog photo={photo} onClose={() => setIsAsking(false)} />}
    </>
  );
}
