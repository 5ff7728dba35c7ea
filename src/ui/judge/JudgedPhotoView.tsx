import { memo } from 'react';
import { faceReport } from '../../store/face-report.ts';
import type { JudgeDesk } from '../../store/judge-desk.ts';
import type { JudgedPhoto } from '../../store/judge-state.ts';
import { BlobImage } from '../BlobImage.tsx';
import { useLanguage, useText } from '../i18n.ts';
import { reasonText } from '../photos/reason-text.ts';
import { clockText } from '../visits/visit-words.ts';
import faceCss from './FaceVerdict.module.css';
import { FaceVerdict } from './FaceVerdict.tsx';
import css from './JudgePage.module.css';

interface JudgedPhotoViewProps {
  readonly photo: JudgedPhoto;
  readonly desk: JudgeDesk;
}

/** A new photo and what is said of each of its faces. */
export const JudgedPhotoView = memo(function JudgedPhotoView({ photo, desk }: JudgedPhotoViewProps) {
  const t = useText();
  const clock = clockText(useLanguage());
  const { outcome, judged, isKnown } = photo;
  const taken = outcome?.ok ? outcome.photo.taken : undefined;
  const faces = outcome?.ok ? outcome.photo.faces : [];
  return (
    <li className={css['photo']} data-testid="judged-photo">
      <h3>
        <span title={photo.name}>{photo.name}</span>
        {taken && (
          <small>
            {clock.dateTime(taken.time)} · {t(`people.page.taken.${taken.source}`)}
          </small>
        )}
      </h3>
      {outcome === null && <p role="status">{t('judge.reading')}</p>}
      {outcome?.ok === false && <p role="alert">{reasonText(t, outcome.reason)}</p>}
      {outcome?.ok && faces.length === 0 && <p>{t('judge.noFace')}</p>}
      {isKnown ? (
        <p>{t('judge.isKnown')}</p>
      ) : (
        faces.map((face, i) => {
          const verdict = judged?.verdicts[i];
          if (judged && verdict) {
            return (
              <FaceVerdict
                key={face.id}
                face={face}
                report={faceReport(verdict, judged.known)}
                accepted={photo.accepted.get(face.id)}
                onAccept={(to) => desk.accept(photo.id, i, to)}
              />
            );
          }
          return (
            <div key={face.id} className={faceCss['face']}>
              <BlobImage blob={face.thumbnail} size={72} />
              <p>{t('judge.noVerdict')}</p>
            </div>
          );
        })
      )}
    </li>
  );
});
