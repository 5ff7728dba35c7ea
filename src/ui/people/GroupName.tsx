import { useRef } from 'react';
import type { ClusterView } from '../../store/cluster-list.ts';
import { nameGroup } from '../../store/people-acts.ts';
import { useText } from '../i18n.ts';
import { useGetState } from '../use-app.ts';
import css from './GroupName.module.css';
import { NameField } from './NameField.tsx';
import { usePeopleShell } from './people-shell.ts';
import { quoteName } from './quote-name.ts';
import { scopeText } from './scope-text.ts';

interface GroupNameProps {
  readonly group: ClusterView;
  readonly isEditing: boolean;
  readonly onEditing: (isEditing: boolean) => void;
  /** What was typed, kept while the list moves under the field. */
  readonly draft?: { current: string | null };
  readonly size?: 'large';
}

/** A group's name, or the question who it is; becomes a field to name it. */
export function GroupName({ group, isEditing, onEditing, draft, size }: GroupNameProps) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const button = useRef<HTMLButtonElement>(null);
  function leave(isByKey: boolean): void {
    if (draft) draft.current = null;
    onEditing(false);
    if (isByKey) requestAnimationFrame(() => button.current?.focus());
  }
  if (isEditing) {
    return (
      <NameField
        key={group.anchor}
        label={t('people.name')}
        initial={draft?.current ?? group.name}
        scopeOf={(text) => {
          const act = nameGroup(getState(), group, text);
          return act && scopeText(t, getState(), act);
        }}
        onEnter={(text) => {
          const act = nameGroup(getState(), group, text);
          leave(true);
          if (act) shell.perform([act]);
        }}
        onCancel={() => leave(document.activeElement?.matches('[data-testid=name-field]') ?? false)}
        onType={(text) => {
          if (draft) draft.current = text;
        }}
      />
    );
  }
  const isNamed = group.name !== '';
  return (
    <button
      ref={button}
      type="button"
      className={css['name']}
      data-named={isNamed}
      data-size={size}
      data-testid="group-name"
      dir="auto"
      title={isNamed ? group.name.slice(0, 200) : t('people.nameGroup')}
      aria-label={isNamed ? t('people.editName', { name: quoteName(group.name) }) : t('people.whoIsThis')}
      aria-keyshortcuts="N"
      onClick={() => onEditing(true)}
    >
      {isNamed ? group.name : t('people.whoIsThis')}
    </button>
  );
}
