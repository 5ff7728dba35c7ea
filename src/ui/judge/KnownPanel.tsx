import type { JudgeMethod } from '../../people/judge.ts';
import type { JudgeDesk } from '../../store/judge-desk.ts';
import type { KnownChoice } from '../../store/known-people.ts';
import { useText } from '../i18n.ts';
import { useStateOf } from '../use-state-of.ts';
import css from './JudgePanel.module.css';

const METHODS: readonly JudgeMethod[] = ['exemplars', 'svm'];
const SOURCES: readonly KnownChoice['source'][] = ['collection', 'file', 'both'];

/** Who the new faces are compared with, and how. */
export function KnownPanel({ desk }: { readonly desk: JudgeDesk }) {
  const t = useText();
  const state = useStateOf(desk.store, (s) => s);
  const { known, trained, phase, choice, method, file, judgeMs, detail } = state;
  const people = known?.people.length ?? 0;
  return (
    <section className={css['card']} aria-labelledby="known-title">
      <h3 id="known-title">{t('judge.known.title')}</h3>
      <p className={css['count']} data-testid="known-people" data-phase={phase} data-people={people}>
        {people > 0 && known ? (
          <>
            <b>{t('judge.known.people', { count: people })}</b>{' '}
            {t('judge.known.faces', { count: known.gallery.exemplars.rows })}
          </>
        ) : (
          t('judge.known.nobody')
        )}
      </p>
      <label className={css['check']}>
        <input
          type="checkbox"
          checked={choice.namedOnly}
          onChange={(event) => desk.setChoice({ namedOnly: event.currentTarget.checked })}
        />
        <span>{t('judge.known.namedOnly')}</span>
      </label>
      {file && (
        <label className={css['field']}>
          <span>{t('judge.known.source')}</span>
          <select
            value={choice.source}
            onChange={(event) => {
              const source = SOURCES.find((name) => name === event.currentTarget.value);
              if (source) desk.setChoice({ source });
            }}
          >
            {SOURCES.map((source) => (
              <option key={source} value={source}>
                {t(`judge.known.sources.${source}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={css['field']}>
        <span>{t('judge.method.label')}</span>
        <select
          value={method}
          onChange={(event) => {
            const chosen = METHODS.find((name) => name === event.currentTarget.value);
            if (chosen) desk.setMethod(chosen);
          }}
        >
          {METHODS.map((name) => (
            <option key={name} value={name}>
              {t(`judge.method.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <small role="status">
        {phase === 'training' && t('judge.known.training')}
        {phase === 'failed' && t('judge.known.failed', { detail })}
        {phase === 'ready' &&
          trained &&
          people > 0 &&
          t('judge.known.trained', { ms: Math.round(trained.ms) })}
        {phase === 'ready' &&
          people > 0 &&
          judgeMs !== null &&
          `, ${t('judge.known.judged', { ms: Math.max(1, Math.round(judgeMs)) })}`}
      </small>
    </section>
  );
}
