import { descriptorOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';

/** minPts that a collection starts with. */
const DEFAULT_MIN_PTS = 2;
/** The parameters that this way of sorting faces was first published with. */
const ORIGINAL = { eps: 0.7, minPts: 1 } as const;

/** Buttons for settings that are known by themselves, whatever the photos. */
export function Presets() {
  const t = useText();
  const actions = useActions();
  const defaultEps = useApp((s) => descriptorOf(s).defaultEps);
  const isDefault = useApp(
    (s) => s.settings.eps === descriptorOf(s).defaultEps && s.settings.minPts === DEFAULT_MIN_PTS,
  );
  function setBoth(to: { readonly eps: number; readonly minPts: number }): void {
    actions.setMinPts(to.minPts);
    actions.setEps(to.eps);
  }
  return (
    <>
      <button
        type="button"
        className="button small quiet"
        title={t('eps.resetHint', { eps: defaultEps, minPts: DEFAULT_MIN_PTS })}
        disabled={isDefault}
        onClick={() => setBoth({ eps: defaultEps, minPts: DEFAULT_MIN_PTS })}
      >
        {t('eps.reset')}
      </button>
      <button
        type="button"
        className="button small quiet"
        title={t('eps.originalHint')}
        onClick={() => setBoth(ORIGINAL)}
      >
        {t('eps.original')}
      </button>
    </>
  );
}
