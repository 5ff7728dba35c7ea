import { useState } from 'react';
import type { Act } from '../../people/act.ts';
import { groupingOf } from '../../store/grouping.ts';
import { groupsByLabelOf } from '../../store/groups-by-label.ts';
import { markFaces, mergeGroups, nameFaces, wholeOf } from '../../store/people-acts.ts';
import { type Tray, trayRowOf } from '../../store/tray.ts';
import { useText } from '../i18n.ts';
import { photoOf } from '../photos/photo-of.ts';
import { shortEps } from '../slider/short-eps.ts';
import { useApp, useGetState } from '../use-app.ts';
import { FaceImage } from './FaceImage.tsx';
import { NameField } from './NameField.tsx';
import { usePeopleShell } from './people-shell.ts';
import { quoteName } from './quote-name.ts';
import { scopeText } from './scope-text.ts';
import css from './TrayRow.module.css';
import { useShowPhoto } from './use-show-photo.ts';

interface TrayRowProps {
  readonly face: number;
  readonly list: keyof Tray;
  readonly top: number;
  readonly height: number;
}

/** One face in no group. */
export function TrayRow({ face, list, top, height }: TrayRowProps) {
  const t = useText();
  const showPhoto = useShowPhoto();
  const path = useApp((s) => photoOf(s, s.faces[face]?.photoId ?? '')?.path) ?? '';
  return (
    <li
      className={css['row']}
      data-testid="tray-row"
      data-face={face}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <button
        type="button"
        className={css['face']}
        aria-label={t('face.showPhoto')}
        title={path}
        onClick={() => showPhoto(face)}
      >
        <FaceImage face={face} size={64} />
      </button>
      {list === 'alone' ? <Alone face={face} /> : <PutAway face={face} list={list} />}
    </li>
  );
}

/** Why the face is on its own, whom it would join, and what can be done. */
function Alone({ face }: { readonly face: number }) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const [isNaming, setIsNaming] = useState(false);
  useApp(groupingOf);
  const state = getState();
  const row = trayRowOf(state, face);
  const nearest = row?.nearest ?? null;
  const group = nearest ? groupsByLabelOf(state).get(nearest.group) : undefined;
  const name = group?.name
    ? quoteName(group.name)
    : t('people.page.groupNumber', { label: nearest?.group ?? 0 });
  const acts: readonly [string, string, Act | undefined][] = [
    ['join', t('people.tray.join', { name }), group && mergeGroups(state, [group, wholeOf(state, face)])[0]],
    ['hide', t('people.tray.hide'), markFaces(state, [face], 'hidden', true)],
    ['notFace', t('people.tray.notFace'), markFaces(state, [face], 'notFace', true)],
  ];
  return (
    <div className={css['text']}>
      <span className={css['why']}>
        <strong>
          {(row?.faults.length ? row.faults : (['nobodyNear'] as const))
            .map((reason) => t(`people.tray.reason.${reason}`))
            .join(', ')}
        </strong>
        <span>
          {nearest
            ? t('people.tray.wouldJoin', { name, eps: shortEps(nearest.eps) })
            : t('people.tray.wouldJoinNobody')}
        </span>
        {nearest && <FaceImage face={nearest.face} size={24} />}
      </span>
      <span className={css['acts']}>
        {isNaming ? (
          <NameField
            label={t('people.whom')}
            scopeOf={(text) => {
              const act = nameFaces(getState(), [face], text);
              return act && scopeText(t, getState(), act);
            }}
            onEnter={(text) => {
              const act = nameFaces(getState(), [face], text);
              setIsNaming(false);
              if (act) shell.perform([act]);
            }}
            onCancel={() => setIsNaming(false)}
          />
        ) : (
          <button type="button" className="button small" onClick={() => setIsNaming(true)}>
            {t('people.tray.name')}
          </button>
        )}
        {acts.map(
          ([key, label, act]) =>
            act && (
              <button
                key={key}
                type="button"
                className="button small quiet"
                data-act={key}
                title={scopeText(t, state, act)}
                onClick={() => shell.perform([act])}
              >
                {label}
              </button>
            ),
        )}
      </span>
    </div>
  );
}

/** A face that was hidden, or is none, and the way back. */
function PutAway({ face, list }: { readonly face: number; readonly list: 'hidden' | 'notFaces' }) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const mark = list === 'hidden' ? 'hidden' : 'notFace';
  return (
    <div className={css['text']}>
      <span className={css['why']}>
        <strong>{t(`people.tray.${list}`)}</strong>
      </span>
      <span className={css['acts']}>
        <button
          type="button"
          className="button small"
          onClick={() => shell.perform([markFaces(getState(), [face], mark, false)])}
        >
          {t('people.tray.bringBack')}
        </button>
      </span>
    </div>
  );
}
