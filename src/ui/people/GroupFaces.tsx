import { useEffect, useMemo, useState } from 'react';
import type { ClusterView } from '../../store/cluster-list.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import { ComparePane } from './ComparePane.tsx';
import { type FaceActName, faceActOf } from './face-acts.ts';
import css from './GroupFaces.module.css';
import { KeysDialog } from './KeysDialog.tsx';
import { usePeopleShell } from './people-shell.ts';
import { type ReviewCommand, ReviewGrid } from './ReviewGrid.tsx';
import { FACE_SORTS, type FaceSort, sortFaces } from './sort-faces.ts';
import { useShowPhoto } from './use-show-photo.ts';

interface GroupFacesProps {
  readonly group: ClusterView;
  /** Asked to name the person. */
  readonly onName: () => void;
}

/** The faces of a group, the least alike first, beside the middle of the group; everything by keys. */
export function GroupFaces({ group, onName }: GroupFacesProps) {
  const t = useText();
  const actions = useActions();
  const getState = useGetState();
  const shell = usePeopleShell();
  const showPhoto = useShowPhoto();
  const [sort, setSort] = useState<FaceSort>('distance');
  const [place, setPlace] = useState(0);
  const [isMoving, setIsMoving] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const faces = useApp((s) => s.faces);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is that of these faces, whatever else the state says
  const sorted = useMemo(() => sortFaces(getState(), group, sort), [group, faces, sort, getState]);
  const at = Math.min(place, sorted.faces.length - 1);
  const focused = sorted.faces[at] ?? -1;
  const selected = useApp((s) => s.selected);
  const chosen = useMemo(() => {
    const members = new Set(group.faces);
    return selected.filter((face) => members.has(face));
  }, [selected, group]);
  const targets = chosen.length > 0 ? chosen : [focused];

  // what was chosen elsewhere is not what is looked at here
  useEffect(() => actions.select([]), [actions]);

  function act(name: FaceActName): void {
    const found = faceActOf(getState(), targets, name);
    if (!found) return;
    shell.perform([found]);
    actions.select([]);
    // who was confirmed stays, so go on by oneself
    if (name === 'confirm' && chosen.length === 0) setPlace(Math.min(at + 1, sorted.faces.length - 1));
  }
  function leave(): void {
    if (chosen.length > 0) actions.select([]);
    else shell.closeReview();
  }
  const others: Partial<Record<ReviewCommand, () => void>> = {
    name: onName,
    move: () => setIsMoving(true),
    undo: shell.undo,
    photo: () => showPhoto(focused),
    keys: () => setShowsKeys(true),
    leave,
  };
  function onCommand(command: ReviewCommand): void {
    const other = others[command];
    if (other) other();
    else act(command as FaceActName);
  }
  return (
    <div className={css['faces']}>
      <div className={css['tools']}>
        <label>
          {t('people.page.sort')}{' '}
          <select
            value={sort}
            onChange={(event) => {
              setSort(event.target.value as FaceSort);
              setPlace(0);
            }}
          >
            {FACE_SORTS.map((name) => (
              <option key={name} value={name}>
                {t(SORT_TEXTS[name])}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button small quiet" onClick={() => setShowsKeys(true)}>
          {t('people.page.help')} <kbd>?</kbd>
        </button>
      </div>
      <ReviewGrid
        group={group}
        sorted={sorted}
        place={at}
        chosen={chosen}
        onPlace={setPlace}
        onChoose={actions.select}
        onCommand={onCommand}
      />
      <ComparePane
        group={group}
        focused={focused}
        targets={targets}
        isChoice={chosen.length > 0}
        sorted={sorted}
        isMoving={isMoving}
        onMoving={setIsMoving}
        onAct={act}
      />
      {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
    </div>
  );
}

const SORT_TEXTS = {
  distance: 'people.page.byDistance',
  date: 'people.page.byDate',
  quality: 'people.page.byQuality',
} as const;
