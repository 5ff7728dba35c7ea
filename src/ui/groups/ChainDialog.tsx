import { Fragment, useLayoutEffect, useMemo, useRef } from 'react';
import type { Chain } from '../../cluster/chain.ts';
import type { FacePair } from '../../cluster/constraints.ts';
import { groupingOf } from '../../store/grouping.ts';
import { chainBetween } from '../../store/insights.ts';
import { cutBetween } from '../../store/people-acts.ts';
import { NOISE } from '../../store/selectors.ts';
import { type Text, useText } from '../i18n.ts';
import { usePeopleShell } from '../people/people-shell.ts';
import { scopeText } from '../people/scope-text.ts';
import { photoOf } from '../photos/photo-of.ts';
import { shortEps } from '../slider/short-eps.ts';
import { useThumbnailUrls } from '../thumbnail-urls.ts';
import { useApp, useGetState } from '../use-app.ts';
import { useShell } from '../use-shell.ts';
import css from './ChainDialog.module.css';

interface ChainDialogProps {
  readonly a: number;
  readonly b: number;
  readonly onClose: () => void;
}

/** The faces through which two faces are together, or would be, with every step and the weakest marked. */
export function ChainDialog({ a, b, onClose }: ChainDialogProps) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const getState = useGetState();
  const tree = useApp((s) => s.tree);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chain is the tree's, whatever else the state says
  const chain = useMemo(() => chainBetween(getState(), a, b), [tree, a, b]);
  const eps = useApp((s) => s.settings.eps);
  const labels = useApp((s) => groupingOf(s)?.shown.labels);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const holdsFrom = chain ? (chain.weights[chain.weakest] ?? 0) : Number.POSITIVE_INFINITY;
  const label = labels?.[a] ?? NOISE;
  const isTogether = label !== NOISE && label === labels?.[b];
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="chain-dialog-title">
      <header className={css['header']}>
        <h2 id="chain-dialog-title">{t('chain.title')}</h2>
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {t('chain.close')}
        </button>
      </header>
      <p>{verdict(t, { isTogether, label, eps, holdsFrom })}</p>
      {chain !== null && (
        <>
          {isTogether && <p>{t('chain.holds', { eps: shortEps(holdsFrom) })}</p>}
          {chain.faces.length === 2 && <p>{t('chain.direct')}</p>}
          <Path chain={chain} />
        </>
      )}
    </dialog>
  );
}

interface Standing {
  readonly isTogether: boolean;
  readonly label: number;
  readonly eps: number;
  readonly holdsFrom: number;
}

function verdict(t: Text, { isTogether, label, eps, holdsFrom }: Standing): string {
  if (isTogether) return t('chain.togetherNow', { label });
  if (holdsFrom === Number.POSITIVE_INFINITY) return t('chain.none');
  return t(holdsFrom <= eps ? 'chain.keptApart' : 'chain.apartNow', { eps: shortEps(holdsFrom) });
}

function Path({ chain }: { readonly chain: Chain }) {
  const t = useText();
  const shell = useShell();
  const urls = useThumbnailUrls();
  const getState = useGetState();
  const { faces } = getState();
  return (
    <ol className={css['path']} aria-label={t('chain.path')} data-testid="chain-path">
      {chain.faces.map((index, i) => {
        const face = faces[index];
        const path = face ? (photoOf(getState(), face.photoId)?.path ?? '') : '';
        const distance = chain.distances[i];
        const isWeakest = i === chain.weakest;
        return (
          <Fragment key={index}>
            <li>
              {face && (
                <button
                  type="button"
                  className={css['face']}
                  data-face={index}
                  title={path}
                  aria-label={t('face.label', { place: face.index + 1, path })}
                  onClick={() => shell.showPhoto(face.photoId, index)}
                >
                  <img src={urls.urlOf(face)} alt="" width={72} height={72} />
                </button>
              )}
            </li>
            {distance !== undefined && (
              <li
                className={css['hop']}
                data-weakest={isWeakest}
                title={t('chain.hop', { distance: shortEps(distance) })}
              >
                <span>{distance.toFixed(3)}</span>
                {isWeakest && <em>{t('chain.weakest')}</em>}
                <CutHere hop={[index, chain.faces[i + 1] ?? index]} />
              </li>
            )}
          </Fragment>
        );
      })}
    </ol>
  );
}

/** Parts the two faces of one hop. */
function CutHere({ hop }: { readonly hop: FacePair }) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const act = cutBetween(getState(), hop);
  const scope = scopeText(t, getState(), act);
  return (
    <button
      type="button"
      className={css['cut']}
      data-testid="cut-here"
      title={t('chain.cutHint', { scope })}
      onClick={() => shell.perform([act])}
    >
      {t('chain.cut')}
    </button>
  );
}
