import { useState } from 'react';
import { ChainDialog } from '../groups/ChainDialog.tsx';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import { useShell } from '../use-shell.ts';
import css from './SelectionBar.module.css';
import { NearestFaces } from './tools/NearestFaces.tsx';

/** What is selected and what can be done with it; absent while nothing is. */
export function SelectionBar() {
  const t = useText();
  const actions = useActions();
  const shell = useShell();
  const selected = useApp((s) => s.selected);
  const faces = useApp((s) => s.faces);
  const hasTree = useApp((s) => s.tree !== null);
  const [isAsking, setIsAsking] = useState(false);
  if (selected.length === 0) return null;
  const [first = 0, second = 0] = selected;
  const photoId = faces[first]?.photoId;
  return (
    <section className={css['bar']} aria-label={t('selection.title')}>
      <strong role="status">{t('selection.count', { count: selected.length })}</strong>
      {selected.length === 1 && photoId !== undefined && (
        <button type="button" className="button small" onClick={() => shell.showPhoto(photoId, first)}>
          {t('face.showPhoto')}
        </button>
      )}
      {selected.length === 2 && hasTree && (
        <button type="button" className="button small" onClick={() => setIsAsking(true)}>
          {t('chain.ask')}
        </button>
      )}
      <button type="button" className="button small quiet" onClick={() => actions.select([])}>
        {t('selection.clear')}
      </button>
      <NearestFaces />
      {isAsking && selected.length === 2 && (
        <ChainDialog a={first} b={second} onClose={() => setIsAsking(false)} />
      )}
    </section>
  );
}
