import { type CSSProperties, memo, useState } from 'react';
import type { Plateau } from '../../cluster/plateaus.ts';
import { landscapeOf, plateausOf } from '../../store/insights.ts';
import { epsLimitOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import { useSize } from '../use-size.ts';
import css from './EpsTrack.module.css';
import { LandscapeChart } from './LandscapeChart.tsx';
import { middleEps, shortEps } from './short-eps.ts';

const STEP = 0.005;

/** The slider on the landscape of all its values, and under it a mark for each stretch in which nothing changes. */
export function EpsTrack() {
  const t = useText();
  const actions = useActions();
  const eps = useApp((s) => s.settings.eps);
  const limit = useApp(epsLimitOf);
  const landscape = useApp(landscapeOf);
  const plateaus = useApp(plateausOf);
  const [ground, setGround] = useState<HTMLDivElement | null>(null);
  const { width, height } = useSize(ground);
  return (
    <div className={css['track']} style={{ '--share': eps / limit } as CSSProperties}>
      <div
        className={css['ground']}
        ref={setGround}
        role="img"
        aria-label={t('landscape.chart')}
        title={t('landscape.chart')}
        data-testid="landscape"
      >
        {landscape !== null && landscape.size > 1 && width > 0 && (
          <LandscapeChart {...{ landscape, plateaus, limit, width, height }} />
        )}
      </div>
      <span className={css['marker']} aria-hidden="true" />
      <input
        className={css['range']}
        type="range"
        min={0}
        max={limit}
        step={STEP}
        value={eps}
        aria-label={t('eps.slider')}
        aria-valuetext={shortEps(eps)}
        onChange={(event) => actions.setEps(event.currentTarget.valueAsNumber)}
      />
      <Marks plateaus={plateaus} limit={limit} />
    </div>
  );
}

interface MarksProps {
  readonly plateaus: readonly Plateau[];
  readonly limit: number;
}

/** One button a stretch, in the order of eps. */
const Marks = memo(function Marks({ plateaus, limit }: MarksProps) {
  const t = useText();
  const actions = useActions();
  const sorted = [...plateaus].sort((a, b) => a.from - b.from);
  return (
    <fieldset className={css['marks']} aria-label={t('landscape.marks')}>
      {sorted.map(({ from, to, clusters }) => {
        const says = t('landscape.mark', { count: clusters, from: shortEps(from), to: shortEps(to) });
        return (
          <button
            key={from}
            type="button"
            className={css['mark']}
            data-testid="plateau-mark"
            title={says}
            aria-label={says}
            onClick={() => actions.setEps(middleEps(from, to))}
            style={{ '--at': (from + to) / 2 / limit, '--span': (to - from) / limit } as CSSProperties}
          />
        );
      })}
    </fieldset>
  );
});
