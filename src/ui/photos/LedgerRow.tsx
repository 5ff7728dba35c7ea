import { memo } from 'react';
import type { Photo } from '../../ingest/photo.ts';
import { faceCountsOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useShell } from '../use-shell.ts';
import css from './LedgerRow.module.css';
import { RetryButton } from './RetryButton.tsx';
import { reasonText } from './reason-text.ts';

interface LedgerRowProps {
  readonly photo: Photo;
  readonly top: number;
  readonly height: number;
}

/** A file, its state as mark and word, and why. */
export const LedgerRow = memo(function LedgerRow({ photo, top, height }: LedgerRowProps) {
  const t = useText();
  const shell = useShell();
  const faces = useApp((s) => faceCountsOf(s).get(photo.id) ?? 0);
  const cut = photo.path.lastIndexOf('/') + 1;
  const canShow = photo.state === 'read' || photo.state === 'noFace' || photo.reason?.code === 'cutOff';
  const name = (
    <>
      <span className={css['folder']}>{photo.path.slice(0, cut)}</span>
      <span>{photo.path.slice(cut)}</span>
    </>
  );
  return (
    <li
      className={css['row']}
      data-testid="ledger-row"
      data-state={photo.state}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <span className={css['mark']} aria-hidden="true" />
      {canShow ? (
        <button
          type="button"
          className={css['path']}
          onClick={() => shell.showPhoto(photo.id)}
          title={photo.path}
        >
          {name}
        </button>
      ) : (
        <span className={css['path']} title={photo.path}>
          {name}
        </span>
      )}
      <p className={css['outcome']}>
        <b>{t(`ledger.state.${photo.state}`)}</b>
        {photo.state === 'read' && <span>{t('ledger.faces', { count: faces })}</span>}
        {photo.reason && <span title={photo.reason.detail}>{reasonText(t, photo.reason)}</span>}
        {photo.note && (
          <span>{t(`ledger.note.${photo.note.code}`, { detail: photo.note.detail ?? '' })}</span>
        )}
        <RetryButton photo={photo} />
      </p>
    </li>
  );
});
