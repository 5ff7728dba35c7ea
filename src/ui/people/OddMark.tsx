import type { PersonId } from '../../people/act.ts';
import { disagreementsOf } from '../../store/disagreements.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { calledOf } from './act-text.ts';

interface OddMarkProps {
  readonly face: number;
  readonly className: string | undefined;
}

/** Marks a face that is where it is by the user's word, while likeness would put it elsewhere; the user wins. */
export function OddMark({ face, className }: OddMarkProps) {
  const t = useText();
  const odd = useApp((s) => disagreementsOf(s).get(face));
  const history = useApp((s) => s.history);
  if (!odd) return null;
  const withWhom = (machine: PersonId) =>
    machine === odd.person
      ? t('people.face.odd')
      : t('people.face.oddWith', { name: calledOf(t, { history }, machine) });
  const text = odd.machine === null ? t('people.face.oddAlone') : withWhom(odd.machine);
  return (
    <span className={className} title={text} data-testid="odd-mark">
      ≠<span className="visually-hidden">{text}</span>
    </span>
  );
}
