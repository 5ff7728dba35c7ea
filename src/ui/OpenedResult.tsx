import { agreementOf } from '../store/agreement.ts';
import { useLanguage, useText } from './i18n.ts';
import css from './OpenedResult.module.css';
import { useActions, useApp } from './use-app.ts';

/** A result file that was opened: what it holds, and whether it agrees with the faces on the page. */
export function OpenedResult() {
  const t = useText();
  const language = useLanguage();
  const actions = useActions();
  const opened = useApp((s) => s.opened);
  if (opened === null) return null;
  const { name, result } = opened;
  const made = new Date(result.createdAt);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(made);
  const noise = result.faces.flatMap((face, i) => (face.cluster < 0 ? [i] : []));
  const groups = [
    ...result.clusters
      .map(({ label, faces }) => ({ label, faces }))
      .sort((a, b) => b.faces.length - a.faces.length || a.label - b.label),
    ...(noise.length > 0 ? [{ label: -1, faces: noise }] : []),
  ];
  const pathOf = (face: number) => result.photos[result.faces[face]?.photo ?? -1]?.path ?? '';
  return (
    <div className={css['panel']}>
      <header className={css['header']}>
        <h3>{name}</h3>
        <button type="button" className="button small quiet" onClick={actions.closeResult}>
          {t('result.close')}
        </button>
        <p>
          {t('result.made', { date })} <code>{t('result.settings', result.parameters)}</code>
        </p>
        <Agreement />
      </header>
      <ul className={css['groups']} aria-label={t('result.list')}>
        {groups.map(({ label, faces }) => (
          <li key={label} className={css['group']}>
            <details>
              <summary>
                <strong>{t('groups.size', { count: faces.length })}</strong>
                <span>{[...new Set(faces.slice(0, 3).map(pathOf))].join(', ')}</span>
                <code>{label < 0 ? t('face.noise') : `#${label}`}</code>
              </summary>
              <ul>
                {faces.map((face) => (
                  <li key={face}>{pathOf(face)}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Agreement() {
  const t = useText();
  const { matched, total, sameGroups } = useApp(agreementOf);
  const tone = matched === 0 ? 'none' : sameGroups ? 'same' : 'other';
  const sentence =
    tone === 'none'
      ? t('result.agreementNone')
      : tone === 'same'
        ? t('result.agreementSame', { count: matched })
        : t('result.agreementOther', { count: matched });
  return (
    <p
      className={css['agreement']}
      data-testid="agreement"
      data-tone={tone}
      data-matched={matched}
      data-total={total}
    >
      {sentence} <span>{t('result.matched', { matched, total })}</span>
    </p>
  );
}
