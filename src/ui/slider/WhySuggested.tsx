import { memo } from 'react';
import type { EpsSuggestion, EpsWitness } from '../../cluster/suggest-eps.ts';
import { suggestionOf } from '../../store/insights.ts';
import { type Text, useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { useApp } from '../use-app.ts';
import { KneeChart } from './KneeChart.tsx';
import { reasonOf } from './reason-of.ts';
import { shortEps } from './short-eps.ts';
import css from './WhySuggested.module.css';

/** A button that opens why the suggested eps is what it is. */
export function WhySuggested() {
  const t = useText();
  const suggestion = useApp(suggestionOf);
  if (suggestion === null) return null;
  return (
    <Popover label={t('suggestion.why')} className="button small quiet">
      {() => <Reasons suggestion={suggestion} />}
    </Popover>
  );
}

const Reasons = memo(function Reasons({ suggestion }: { readonly suggestion: EpsSuggestion }) {
  const { witnesses, auto } = suggestion;
  const t = useText();
  const knee = witnesses.find((witness) => witness.kind === 'knee');
  return (
    <div className={css['reasons']}>
      <p>
        <strong>{reasonOf(t, auto.reason)}</strong>
      </p>
      <table>
        <caption>{t('suggestion.witnesses')}</caption>
        <tbody>
          {witnesses.map((witness) => (
            <tr key={witness.kind} data-witness={witness.kind}>
              <td>{witnessText(t, witness)}</td>
              <td>
                <code>{witness.eps === null ? '–' : shortEps(witness.eps)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {knee !== undefined && knee.curve.length > 2 && (
        <figure>
          <KneeChart {...knee} />
          <figcaption>{t('suggestion.curve')}</figcaption>
        </figure>
      )}
    </div>
  );
});

/** What one witness says, as a sentence. */
function witnessText(t: Text, witness: EpsWitness): string {
  switch (witness.kind) {
    case 'strangerTail':
      return t('suggestion.witness.strangerTail', { faces: Math.round(1 / witness.expectedStrangers) });
    case 'samePhoto':
      return witness.eps === null
        ? t('suggestion.witness.samePhotoNone', { pairs: witness.pairs, needed: witness.pairsNeeded })
        : t('suggestion.witness.samePhoto', { pairs: witness.pairs });
    case 'plateau':
      return witness.plateau === null
        ? t('suggestion.witness.plateauNone')
        : t('suggestion.witness.plateau', {
            count: witness.plateau.clusters,
            from: shortEps(witness.plateau.from),
            to: shortEps(witness.plateau.to),
          });
    default:
      return t(`suggestion.witness.${witness.kind}${witness.eps === null ? 'None' : ''}`);
  }
}
