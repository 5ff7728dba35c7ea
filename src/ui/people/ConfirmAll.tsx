import type { ClusterView } from '../../store/cluster-list.ts';
import { confirmFaces } from '../../store/people-acts.ts';
import { useText } from '../i18n.ts';
import { useGetState } from '../use-app.ts';
import { usePeopleShell } from './people-shell.ts';
import { quoteName } from './quote-name.ts';

interface ConfirmAllProps {
  readonly group: ClusterView;
  readonly className: string | undefined;
  /** With a sign in place of the word. */
  readonly isShort?: boolean;
}

/** Confirms what is with a person by likeness only; absent if there is nothing. */
export function ConfirmAll({ group, className, isShort = false }: ConfirmAllProps) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const open = group.faces.length - group.said;
  if (group.person === null || open === 0) return null;
  const name = group.name ? quoteName(group.name) : t('people.someone');
  const said = t('people.said', { said: group.said, count: group.faces.length });
  const hint = t('people.confirmAllHint', { count: open, name });
  return (
    <button
      type="button"
      className={className}
      data-testid="confirm-all"
      title={`${said}. ${hint}`}
      aria-label={t('people.confirmAll', { count: open })}
      onClick={() => {
        const act = confirmFaces(getState(), group.faces);
        if (act) shell.perform([act]);
      }}
    >
      {isShort ? `✓ ${open}?` : t('people.confirmAll', { count: open })}
    </button>
  );
}
