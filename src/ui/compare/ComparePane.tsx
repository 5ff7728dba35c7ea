import { useId } from 'react';
import type { CompareDesk, Pane, Side } from '../../store/compare-desk.ts';
import { BlobImage } from '../BlobImage.tsx';
import { useText } from '../i18n.ts';
import { reasonText } from '../photos/reason-text.ts';
import { useStateOf } from '../use-state-of.ts';
import css from './ComparePage.module.css';

interface ComparePaneProps {
  readonly side: Side;
  readonly pane: Pane | null;
  readonly desk: CompareDesk;
}

const NAMES = ['left', 'right'] as const;

/** One side: a place for a photo, then its face, and the choice if it has several. */
export function ComparePane({ side, pane, desk }: ComparePaneProps) {
  const t = useText();
  const face = pane?.faces[pane.chosen];
  return (
    <section
      className={css['pane']}
      data-side={side}
      data-filled={face !== undefined}
      aria-label={t(`compare.side.${NAMES[side]}`)}
    >
      {face ? (
        <BlobImage blob={face.thumbnail} size={150} className={css['chip']} alt={pane?.name ?? ''} />
      ) : (
        <span className={css['blank']} aria-hidden="true">
          ?
        </span>
      )}
      <div className={css['about']}>
        {pane && <strong title={pane.name}>{pane.name.slice(pane.name.lastIndexOf('/') + 1)}</strong>}
        <PaneStatus pane={pane} desk={desk} />
        {pane && pane.faces.length > 1 && (
          <fieldset className={css['faces']}>
            <legend>{t('compare.which', { count: pane.faces.length })}</legend>
            {pane.faces.map((other, i) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: faces have no other name, and never change places
                key={i}
                type="button"
                aria-pressed={i === pane.chosen}
                aria-label={t('compare.face', { place: i + 1 })}
                onClick={() => desk.choose(side, i)}
              >
                <BlobImage blob={other.thumbnail} size={48} />
              </button>
            ))}
          </fieldset>
        )}
        <Picker side={side} desk={desk} hasPhoto={pane !== null} />
      </div>
    </section>
  );
}

function PaneStatus({ pane, desk }: { readonly pane: Pane | null; readonly desk: CompareDesk }) {
  const t = useText();
  const engine = useStateOf(desk.store, (s) => s.engine);
  if (pane === null || pane.phase === 'ready') return null;
  if (pane.phase === 'reading') {
    return <p role="status">{engine === 'starting' ? t('compare.starting') : t('compare.reading')}</p>;
  }
  return (
    <p role="alert">
      {pane.phase === 'noFace' || !pane.reason ? t('compare.noFace') : reasonText(t, pane.reason)}
    </p>
  );
}

function Picker(props: { readonly side: Side; readonly desk: CompareDesk; readonly hasPhoto: boolean }) {
  const { side, desk, hasPhoto } = props;
  const t = useText();
  const id = useId();
  return (
    <div className={css['picker']}>
      <label htmlFor={id} className="button small">
        {t('compare.choose')}
      </label>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept="image/*,.heic,.heif,.avif"
        aria-label={t(`compare.chooseLabel.${NAMES[side]}`)}
        data-testid={`compare-file-${side}`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) desk.putFile(side, file);
        }}
      />
      {hasPhoto ? (
        <button type="button" className="button small quiet" onClick={() => desk.clear(side)}>
          {t('compare.remove')}
        </button>
      ) : (
        <span>{t('compare.orDrop')}</span>
      )}
    </div>
  );
}
