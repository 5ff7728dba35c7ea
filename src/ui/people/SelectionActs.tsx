import { useState } from 'react';
import { nameFaces } from '../../store/people-acts.ts';
import { useText } from '../i18n.ts';
import { useApp, useGetState } from '../use-app.ts';
import { ActMenu } from './ActMenu.tsx';
import { faceActOf } from './face-acts.ts';
import { NameField } from './NameField.tsx';
import { usePeopleShell } from './people-shell.ts';
import css from './SelectionActs.module.css';
import { scopeText } from './scope-text.ts';

/** What can be done about people with the faces that are selected; for any bar that shows a selection. */
export function SelectionActs() {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const selected = useApp((s) => s.selected);
  const isSorted = useApp((s) => s.tree !== null);
  const [isNaming, setIsNaming] = useState(false);
  if (selected.length === 0 || !isSorted) return null;
  const count = selected.length;
  const split = faceActOf(getState(), selected, 'split');
  return (
    <span className={css['acts']} data-testid="selection-acts">
      {isNaming ? (
        <span className={css['field']}>
          <NameField
            label={t('people.whom')}
            scopeOf={(text) => {
              const act = nameFaces(getState(), selected, text);
              return act && scopeText(t, getState(), act);
            }}
            onEnter={(text) => {
              const act = nameFaces(getState(), selected, text);
              setIsNaming(false);
              if (act) shell.perform([act]);
            }}
            onCancel={() => setIsNaming(false)}
          />
        </span>
      ) : (
        <button type="button" className="button small" onClick={() => setIsNaming(true)}>
          {t('people.nameThem', { count })}
        </button>
      )}
      {split && (
        <button
          type="button"
          className="button small"
          title={scopeText(t, getState(), split)}
          onClick={() => shell.perform([split])}
        >
          {t('people.act.split', { count })}
        </button>
      )}
      <ActMenu label={t('people.moreActs')} className="button small" faces={selected} without={['split']} />
    </span>
  );
}
