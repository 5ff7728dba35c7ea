import { useDropClaim } from '../drop-claim.ts';
import { useText } from '../i18n.ts';
import css from './DropOverlay.module.css';

/** Covers the window while files are dragged over it, and is what they are dropped on. */
export function DropOverlay() {
  const t = useText();
  const claim = useDropClaim();
  return (
    <div className={css['overlay']} data-testid="drop-overlay">
      <div className={css['card']}>
        <strong>{claim?.title ?? t('drop.title')}</strong>
        <span>{claim?.hint ?? t('drop.hint')}</span>
      </div>
    </div>
  );
}
