import { useMemo } from 'react';
import { BlobImage } from '../BlobImage.tsx';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import css from './PhotoFaces.module.css';

/** The faces of a photo that cannot be shown itself. */
export function PhotoFaces({ photoId }: { readonly photoId: string }) {
  const t = useText();
  const faces = useApp((s) => s.faces);
  const mine = useMemo(() => faces.filter((face) => face.photoId === photoId), [faces, photoId]);
  if (mine.length === 0) return null;
  return (
    <ul className={css['faces']} aria-label={t('ledger.faces', { count: mine.length })}>
      {mine.map((face) => (
        <li key={face.id}>
          <BlobImage blob={face.thumbnail} size={96} />
        </li>
      ))}
    </ul>
  );
}
