import type { ClusterView } from '../../store/cluster-list.ts';
import { disagreementsOf } from '../../store/disagreements.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';

interface OddCountProps {
  readonly group: ClusterView;
  readonly className: string | undefined;
}

/** How many faces of a person are there by the user's word only; nothing if none is. */
export function OddCount({ group, className }: OddCountProps) {
  const t = useText();
  const count = useApp((s) => {
    const odd = disagreementsOf(s);
    return odd.size === 0 ? 0 : group.faces.filter((face) => odd.has(face)).length;
  });
  if (count === 0) return null;
  return (
    <span className={className} title={t('people.oddOnesHint')} data-testid="odd-count">
      ≠ {t('people.oddOnes', { count })}
    </span>
  );
}
