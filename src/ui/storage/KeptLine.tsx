import { stateCountsOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import css from './KeptLine.module.css';
import { useSpace } from './use-space.ts';
import { useStorageText } from './use-storage-text.ts';

/** How much of the work is kept in this browser, or that nothing is. */
export function KeptLine() {
  const t = useText();
  const { bytes } = useStorageText();
  const { space } = useSpace();
  const { phase, collection, fault } = useApp((s) => s.kept);
  const count = useApp((s) => s.photos.length - stateCountsOf(s).waiting - stateCountsOf(s).reading);
  if (phase === 'off' || phase === 'opening') return null;
  const isKept = phase === 'on' && collection !== null && fault === null;
  const used = space?.usedBytes ?? null;
  return (
    <p className={css['line']} data-testid="kept-line" data-kept={isKept}>
      {!isKept
        ? t('storage.notKept')
        : used === null
          ? t('storage.kept', { count })
          : t('storage.keptSize', { count, size: bytes(used) })}
    </p>
  );
}
