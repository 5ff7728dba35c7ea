import { useText } from '../i18n.ts';
import css from './DropOverlay.module.css';

/** Covers the window while files are dragged over it. */
export function DropOverlay() {
  const t = useText();
  return (
    <div className={css['overlay']} data-testid="drop-overlay">
      <div className={css['card']}>
        <strong>{t('drop.title')}</strong>
        <span>{t('drop.hint')}</span>
      </div>
    </div>
  );
}
