import type { Taken } from '../../store/accept-face.ts';
import type { FaceReport } from '../../store/face-report.ts';
import type { KnownPerson } from '../../store/known-people.ts';
import type { LooseFace } from '../../store/loose-photo.ts';
import { BlobImage } from '../BlobImage.tsx';
import { useLanguage, useText } from '../i18n.ts';
import { FaceImage } from '../people/FaceImage.tsx';
import { clockText } from '../visits/visit-words.ts';
import { AcceptButtons } from './AcceptButtons.tsx';
import css from './FaceVerdict.module.css';
import { knownName } from './judge-words.ts';
import { MergeOffer } from './MergeOffer.tsx';

interface FaceVerdictProps {
  readonly face: LooseFace;
  readonly report: FaceReport;
  /** What the face was added as; undefined if it was not. */
  readonly accepted: string | undefined;
  readonly onAccept: (taken: Taken) => void;
}

/** A face, the face it is most like, and in words what that means. */
export function FaceVerdict({ face, report, accepted, onAccept }: FaceVerdictProps) {
  const t = useText();
  const { kind, person, exemplar } = report;
  const isNew = kind === 'new';
  return (
    <div className={css['face']} data-kind={kind} data-testid="verdict">
      <BlobImage blob={face.thumbnail} size={72} />
      <div className={css['about']}>
        <p className={css['verdict']}>
          <strong className={css['badge']} title={t(`judge.kindHint.${kind}`)}>
            {t(`judge.kind.${kind}`)}
          </strong>
          {person && !isNew && <b>{knownName(t, person)}</b>}
        </p>
        {person && <Evidence report={report} person={person} />}
        {accepted !== undefined ? (
          <p className={css['done']} role="status">
            {accepted === '' ? t('judge.accept.doneNameless') : t('judge.accept.done', { name: accepted })}
          </p>
        ) : (
          <AcceptButtons report={report} onAccept={onAccept} />
        )}
        <MergeOffer report={report} />
      </div>
      {person && exemplar >= 0 && (
        <figure className={css['like']}>
          <FaceImage face={exemplar} size={isNew ? 44 : 56} />
          <figcaption>{isNew ? t('judge.isLike') : t('judge.looksLike')}</figcaption>
        </figure>
      )}
    </div>
  );
}

interface EvidenceProps {
  readonly report: FaceReport;
  readonly person: KnownPerson;
}

function Evidence({ report, person }: EvidenceProps) {
  const t = useText();
  const clock = clockText(useLanguage());
  const { second, distance, margin, kind } = report;
  return (
    <p className={css['evidence']}>
      {kind === 'new' && (
        <span>
          {t('judge.isLike')} {knownName(t, person)}
        </span>
      )}
      {kind !== 'new' && person.visits > 0 && <span>{t('judge.seen', { count: person.visits })}</span>}
      {kind !== 'new' && person.lastSeen !== null && (
        <span>{t('judge.lastSeen', { date: clock.date(person.lastSeen) })}</span>
      )}
      <span>{t('judge.distance', { distance: distance.toFixed(2) })}</span>
      {kind !== 'new' && second && Number.isFinite(margin) && (
        <span>{t('judge.margin', { margin: margin.toFixed(2), name: knownName(t, second) })}</span>
      )}
    </p>
  );
}
