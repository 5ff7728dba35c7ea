import { useEffect, useRef, useState } from 'react';
import type { AppState } from '../../store/app-state.ts';
import { type ClusterView, clusterListOf } from '../../store/cluster-list.ts';
import { commonGroup } from '../../store/people-acts.ts';
import { clusteringOf } from '../../store/selectors.ts';
import { clusterCss } from '../cluster-color.ts';
import { useText } from '../i18n.ts';
import { useApp, useGetState } from '../use-app.ts';
import { ActMenu } from './ActMenu.tsx';
import { ConfirmAll } from './ConfirmAll.tsx';
import { followGroup, type SeenGroup } from './follow-group.ts';
import { GroupFaces } from './GroupFaces.tsx';
import { GroupName } from './GroupName.tsx';
import css from './GroupPage.module.css';
import { GroupPhotos } from './GroupPhotos.tsx';
import { PersonFiguresLine } from './PersonFiguresLine.tsx';
import { usePeopleShell } from './people-shell.ts';
import { quoteName } from './quote-name.ts';

type View = 'faces' | 'photos';

/** The page of one person or group, in the place of the map: all faces, all photos, what holds it together. */
export function GroupPage({ face }: { readonly face: number }) {
  const t = useText();
  const shell = usePeopleShell();
  const group = useFollowed(face);
  const [view, setView] = useState<View>('faces');
  const [isNaming, setIsNaming] = useState(false);
  const called = group?.name ? quoteName(group.name) : t('people.page.unnamed');
  return (
    <section
      className={css['page']}
      aria-label={t('people.page.title', { name: called })}
      data-testid="group-page"
    >
      <header className={css['header']}>
        <button type="button" className="button small" onClick={shell.closeReview}>
          ← <span className={css['long']}>{t('people.page.back')}</span>
          <span className={css['short']}>{t('people.page.backShort')}</span>
        </button>
        {group && (
          <>
            <span className={css['dot']} style={{ background: clusterCss(group.anchor) }} />
            <h2 className={css['title']}>
              <GroupName group={group} isEditing={isNaming} onEditing={setIsNaming} size="large" />
            </h2>
            <Views view={view} onView={setView} />
            <ConfirmAll group={group} className="button small" />
            <ActMenu
              label="⋯"
              title={t('people.actsFor')}
              className="button small"
              faces={group.faces}
              without={['confirm']}
            />
          </>
        )}
      </header>
      {group ? (
        <>
          <PersonFiguresLine group={group} />
          {view === 'faces' ? (
            <GroupFaces group={group} onName={() => setIsNaming(true)} />
          ) : (
            <GroupPhotos group={group} />
          )}
        </>
      ) : (
        <p className={css['gone']}>{t('people.page.gone')}</p>
      )}
    </section>
  );
}

/** The group of a face when the page was opened, and what becomes of it. */
function useFollowed(face: number): ClusterView | null {
  const getState = useGetState();
  const seen = useRef<{ readonly from: number; readonly group: SeenGroup } | null>(null);
  if (seen.current?.from !== face) {
    const start = commonGroup(getState(), [face]);
    seen.current = start && { from: face, group: start };
  }
  const group = useApp((state: AppState) =>
    seen.current
      ? followGroup(clusterListOf(state).clusters, clusteringOf(state)?.labels ?? [], seen.current.group)
      : commonGroup(state, [face]),
  );
  useEffect(() => {
    if (group) seen.current = { from: face, group };
  }, [group, face]);
  return group;
}

interface ViewsProps {
  readonly view: View;
  readonly onView: (view: View) => void;
}

function Views({ view, onView }: ViewsProps) {
  const t = useText();
  return (
    <fieldset className={css['views']}>
      <legend className="visually-hidden">{t('people.page.view')}</legend>
      {(['faces', 'photos'] as const).map((name) => (
        <label key={name}>
          <input type="radio" name="group-view" checked={view === name} onChange={() => onView(name)} />
          <span>{t(`people.page.${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
