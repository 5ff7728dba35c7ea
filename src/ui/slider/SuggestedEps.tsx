import { suggestionOf } from '../../store/insights.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import { reasonOf } from './reason-of.ts';
import { shortEps } from './short-eps.ts';

/** A button that sets the eps drawn from the collection itself. */
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
  );
}
