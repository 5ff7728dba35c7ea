import { useText } from '../i18n.ts';
import css from './CameraPane.module.css';
import type { Track } from './smooth-verdicts.ts';

/** The box of one face, with who it is. */
export function LiveBox({ track: { box, shown, missed } }: { readonly track: Track }) {
  const t = useText();
  const percent = (share: number) => `${100 * share}%`;
  return (
    <div
      className={css['box']}
      data-testid="live-box"
      data-kind={shown?.kind ?? 'looking'}
      data-missed={missed > 0}
      style={{
        left: percent(box.x),
        top: percent(box.y),
        width: percent(box.width),
        height: percent(box.height),
      }}
    >
      <p>
        {shown?.kind ? (
          <>
            <strong>{shown.kind === 'new' ? t('judge.kind.new') : shown.name}</strong>
            {shown.kind !== 'new' && <span>{t(`judge.kind.${shown.kind}`)}</span>}
            {Number.isFinite(shown.distance) && <span>{shown.distance.toFixed(2)}</span>}
          </>
        ) : (
          t('camera.looking')
        )}
      </p>
    </div>
  );
}
