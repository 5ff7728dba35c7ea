import { memo } from 'react';
import type { AutoReason, EpsSuggestion, EpsWitness } from '../../cluster/suggest-eps.ts';
import { suggestionOf } from '../../store/insights.ts';
import { type Text, useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { useActions, useApp } from '../use-app.ts';
import { KneeChart } from './KneeChart.tsx';
import css from './SuggestedEps.module.css';
import { shortEps } from './short-eps.ts';

/** A button that sets the eps drawn from the collection itself, and why it is that. */
export function SuggestedEps() {
  const t = useText();
  const actions = useActions();
  const suggestion = useApp(suggestionOf);
  const isSet = useApp((s) => shortEps(s.settings.eps) === shortEps(suggestionOf(s)?.auto.eps ?? Number.NaN));
  if (suggestion === null) return null;
  const { reason } = suggestion.auto;
  const isUnknown = reason.code === 'tooFew';
  const value = Number(shortEps(suggestion.auto.eps));
  return (
    <>
      <button
        type="button"
        className="button small quiet"
        disabled={isUnknown || isSet}
        title={reasonOf(t, reason)}
        onClick={() => actions.setEps(value)}
        data-testid="suggested-eps"
      >
        {isUnknown ? t('suggestion.tooFew') : t('suggestion.set', { eps: shortEps(value) })}
      </button>
      <Popover label={t('suggestion.why')} className="button small quiet">
        {() => <Reasons suggestion={suggestion} />}
      </Popover>
    </>
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

/** Why `auto` is what it is, as a sentence. */
function reasonOf(t: Text, reason: AutoReason): string {
  switch (reason.code) {
    case 'tooFew':
      return t('suggestion.reason.tooFew', { count: reason.facesNeeded });
    case 'strangerTail':
      return t('suggestion.reason.strangerTail', { faces: Math.round(1 / reason.expectedStrangers) });
    case 'samePhoto':
      return t('suggestion.reason.samePhoto', { count: reason.pairs });
    case 'largeJoin':
      return t('suggestion.reason.largeJoin', {
        at: shortEps(reason.at),
        a: reason.sizes[0],
        b: reason.sizes[1],
      });
    default:
      return t(`suggestion.reason.${reason.code}`);
  }
}

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
