import { agreementOf } from '../store/agreement.ts';
import { openedPeopleOf } from '../store/opened-people.ts';
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
  const { name: fileName, result } = opened;
  const made = new Date(result.createdAt);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(made);
  const noise = result.faces.flatMap((face, i) => (face.cluster < 0 ? [i] : []));
  const names = new Map(result.people?.persons.map((person) => [person.id, person.name]));
  const groups = [
    ...result.clusters
      .map(({ label, faces, person }) => ({ label, faces, name: names.get(person ?? '') ?? '' }))
      .sort((a, b) => b.faces.length - a.faces.length || a.label - b.label),
    ...(noise.length > 0 ? [{ label: -1, faces: noise, name: '' }] : []),
  ];
  const pathOf = (face: number) => result.photos[result.faces[face]?.photo ?? -1]?.path ?? '';
  return (
    <div className={css['panel']}>
      <header className={css['header']}>
        <h3>{fileName}</h3>
        <button type="button" className="button small quiet" onClick={actions.closeResult}>
          {t('result.close')}
        </button>
        <p>
          {t('result.made', { date })} <code>{t('result.settings', result.parameters)}</code>
        </p>
        <Agreement />
        <OpenedPeople />
      </header>
      <ul className={css['groups']} aria-label={t('result.list')}>
        {groups.map(({ label, faces, name }) => (
          <li key={label} className={css['group']}>
            <details>
              <summary>
                <strong>
                  {name !== '' && <bdi>{name} </bdi>}
                  {t('groups.size', { count: faces.length })}
                </strong>
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

/** The people in the file, which may take the place of those on the page. */
function OpenedPeople() {
  const t = useText();
  const actions = useActions();
  const people = useApp(openedPeopleOf);
  const own = useApp((s) => s.history.log.entries.length);
  if (people === null) return null;
  return (
    <p data-testid="opened-people" data-same={people.isSame}>
      {t('result.people', { count: people.steps })} {people.isSame && t('result.peopleHere')}{' '}
      {people.replaced > 0 ? (
        <button type="button" className="button small" onClick={actions.putPeopleBack}>
          {t('result.putPeopleBack')}
        </button>
      ) : (
        !people.isSame && (
          <button
            type="button"
            className="button small"
            title={t('result.takePeopleHint', { count: own })}
            onClick={actions.takePeople}
          >
            {t('result.takePeople')}
          </button>
        )
      )}
    </p>
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
