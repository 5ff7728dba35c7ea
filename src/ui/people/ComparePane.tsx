import type { ClusterView } from '../../store/cluster-list.ts';
import { nameFaces } from '../../store/people-acts.ts';
import { isReviewedFace, isSaidFace } from '../../store/said-faces.ts';
import { clusterCss } from '../cluster-color.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import css from './ComparePane.module.css';
import { FaceImage } from './FaceImage.tsx';
import { type FaceActName, faceActs } from './face-acts.ts';
import { NameField } from './NameField.tsx';
import { OddMark } from './OddMark.tsx';
import { usePeopleShell } from './people-shell.ts';
import { scopeText } from './scope-text.ts';
import type { SortedFaces } from './sort-faces.ts';
import { useShowPhoto } from './use-show-photo.ts';

interface ComparePaneProps {
  readonly group: ClusterView;
  readonly focused: number;
  /** Faces that the acts are for. */
  readonly targets: readonly number[];
  /** Whether these were chosen, or are just the face with the focus. */
  readonly isChoice: boolean;
  readonly sorted: SortedFaces;
  readonly isMoving: boolean;
  readonly onMoving: (isMoving: boolean) => void;
  readonly onAct: (name: FaceActName) => void;
}

/** The face with the focus beside the middle of its group, and all that can be done with it or with the choice. */
export function ComparePane(props: ComparePaneProps) {
  const { group, focused, targets, isChoice, sorted, isMoving, onMoving, onAct } = props;
  const t = useText();
  const actions = useActions();
  const getState = useGetState();
  const shell = usePeopleShell();
  const showPhoto = useShowPhoto();
  const isReviewed = useApp((s) => isReviewedFace(s, focused));
  const isSaid = useApp((s) => isSaidFace(s, focused));
  const acts = faceActs(t, getState(), targets);
  const distance = (sorted.distances.get(focused) ?? 0).toFixed(3);
  const color = clusterCss(group.anchor);
  return (
    <aside className={css['pane']} aria-label={t('people.compare.title')} data-testid="compare-pane">
      <div className={css['pair']}>
        <figure>
          <FaceImage face={focused} size={96} />
          <figcaption>{t('people.compare.this')}</figcaption>
        </figure>
        <figure>
          <FaceImage face={sorted.medoid} size={96} frame={color} />
          <figcaption>{t('people.compare.middle')}</figcaption>
        </figure>
      </div>
      <p className={css['facts']}>
        <strong>
          {focused === sorted.medoid
            ? t('people.compare.itself')
            : t('people.compare.distance', { distance })}
        </strong>
        <span>
          {t(
            isReviewed
              ? 'people.compare.confirmed'
              : isSaid
                ? 'people.compare.given'
                : 'people.compare.suggested',
          )}
          <OddMark face={focused} className={css['odd']} />
        </span>
      </p>
      <button type="button" className="button small" aria-keyshortcuts="P" onClick={() => showPhoto(focused)}>
        {t('people.compare.photo')} <kbd>P</kbd>
      </button>
      <div className={css['acts']}>
        {isChoice && (
          <strong className={css['chosen']}>{t('people.compare.chosen', { count: targets.length })}</strong>
        )}
        {isMoving ? (
          <NameField
            label={t('people.moveTo')}
            scopeOf={(text) => {
              const act = nameFaces(getState(), targets, text);
              return act && scopeText(t, getState(), act);
            }}
            onEnter={(text) => {
              const act = nameFaces(getState(), targets, text);
              onMoving(false);
              if (act) {
                shell.perform([act]);
                actions.select([]);
              }
              focusGrid();
            }}
            onCancel={() => {
              onMoving(false);
              focusGrid();
            }}
          />
        ) : (
          <button type="button" className={css['act']} aria-keyshortcuts="M" onClick={() => onMoving(true)}>
            <span>{t('people.moveTo')}</span>
            <kbd>M</kbd>
          </button>
        )}
        {acts.map(({ name, key, label, scope }) => (
          <button
            key={name}
            type="button"
            className={css['act']}
            data-act={name}
            title={scope}
            onClick={() => {
              onAct(name);
              focusGrid();
            }}
          >
            <span>{label}</span>
            {key && <kbd>{key === 'Enter' ? '↵' : key}</kbd>}
          </button>
        ))}
      </div>
    </aside>
  );
}

/** After an act the keys go on where they were. */
function focusGrid(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid=review-grid]')?.focus());
}
