import type { FaceReport } from '../../store/face-report.ts';
import { groupsByLabelOf } from '../../store/groups-by-label.ts';
import { mergeGroups } from '../../store/people-acts.ts';
import { useText } from '../i18n.ts';
import { useActions, useGetState } from '../use-app.ts';
import css from './FaceVerdict.module.css';
import { knownName } from './judge-words.ts';

/** Two people equally near are probably one who is listed twice; that can be said here. */
export function MergeOffer({ report }: { readonly report: FaceReport }) {
  const t = useText();
  const actions = useActions();
  const getState = useGetState();
  const { isTie, person, second } = report;
  if (!isTie || !person?.visitor || !second?.visitor) return null;
  const labels = [person.visitor.label, second.visitor.label];
  function merge(): void {
    const groups = groupsByLabelOf(getState());
    const both = labels.flatMap((label) => groups.get(label) ?? []);
    if (both.length === 2) for (const act of mergeGroups(getState(), both)) actions.act(act);
  }
  return (
    <p className={css['tie']}>
      <span>{t('judge.tie', { first: knownName(t, person), second: knownName(t, second) })}</span>
      {labels.every((label) => label >= 0) && (
        <button type="button" className="button small" onClick={merge}>
          {t('judge.merge')}
        </button>
      )}
    </p>
  );
}
