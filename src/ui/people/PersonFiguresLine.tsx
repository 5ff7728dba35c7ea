import { useMemo } from 'react';
import type { ClusterView } from '../../store/cluster-list.ts';
import { groupingOf } from '../../store/grouping.ts';
import { cutBetween } from '../../store/people-acts.ts';
import { personFiguresOf } from '../../store/person-figures.ts';
import { useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { shortEps } from '../slider/short-eps.ts';
import { useApp, useGetState } from '../use-app.ts';
import { FaceImage } from './FaceImage.tsx';
import css from './PersonFiguresLine.module.css';
import { usePeopleShell } from './people-shell.ts';
import { scopeText } from './scope-text.ts';

/** Figures of one group: how many, how alike, how steady, and its weakest link, which can be cut. */
export function PersonFiguresLine({ group }: { readonly group: ClusterView }) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const grouping = useApp(groupingOf);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures are the grouping's, whatever else the state says
  const figures = useMemo(() => personFiguresOf(getState(), group), [group, grouping, getState]);
  const { faces, photos, spread, lives, weakest } = figures;
  return (
    <p className={css['line']} data-testid="person-figures">
      <span>{t('people.page.figures.faces', { count: faces })}</span>
      <span>{t('people.page.figures.photos', { count: photos })}</span>
      {faces > 1 && (
        <span title={t('people.page.figures.spreadHint')}>
          {t('people.page.figures.spread', { spread: spread.toFixed(3) })}
        </span>
      )}
      {lives && (
        <span title={t('people.page.figures.livesHint')}>
          {lives.to === Number.POSITIVE_INFINITY
            ? t('people.page.figures.livesEver', { from: shortEps(lives.from) })
            : t('people.page.figures.lives', { from: shortEps(lives.from), to: shortEps(lives.to) })}
        </span>
      )}
      {weakest && (
        <Popover
          label={t('people.page.figures.weakest', { eps: shortEps(weakest.eps) })}
          className={css['link']}
          testId="weakest-link"
        >
          {() => {
            const act = cutBetween(getState(), weakest.faces);
            const scope = scopeText(t, getState(), act);
            return (
              <div className={css['weakest']}>
                <span>{t('people.page.figures.weakestHint')}</span>
                <span className={css['pair']}>
                  {weakest.faces.map((face) => (
                    <FaceImage key={face} face={face} size={72} />
                  ))}
                </span>
                <button
                  type="button"
                  className="button small"
                  title={t('people.page.figures.cutHint', { scope })}
                  onClick={(event) => {
                    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                    shell.perform([act]);
                  }}
                >
                  {t('people.page.figures.cut')}
                </button>
                <small>{t('people.page.figures.cutHint', { scope })}</small>
              </div>
            );
          }}
        </Popover>
      )}
    </p>
  );
}
