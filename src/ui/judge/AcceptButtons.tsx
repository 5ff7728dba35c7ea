import { useState } from 'react';
import type { Taken } from '../../store/accept-face.ts';
import type { FaceReport } from '../../store/face-report.ts';
import { useText } from '../i18n.ts';
import css from './FaceVerdict.module.css';
import { knownName } from './judge-words.ts';

interface AcceptButtonsProps {
  readonly report: FaceReport;
  readonly onAccept: (taken: Taken) => void;
}

/** Ways in which a judged face can come into the collection; the likeliest first. */
export function AcceptButtons({ report, onAccept }: AcceptButtonsProps) {
  const t = useText();
  const [name, setName] = useState('');
  const { kind, person, second, exemplar } = report;
  const isKnown = kind === 'regular' || kind === 'seenBefore';
  return (
    <div className={css['accept']}>
      {person && isKnown && (
        <button
          type="button"
          className="button small primary"
          onClick={() => onAccept({ kind: 'known', person, exemplar })}
        >
          {t(person.name === '' ? 'judge.accept.known' : 'judge.accept.as', { name: knownName(t, person) })}
        </button>
      )}
      {person && kind === 'unsure' && (
        <button
          type="button"
          className="button small"
          onClick={() => onAccept({ kind: 'known', person, exemplar })}
        >
          {t('judge.accept.it', { name: knownName(t, person) })}
        </button>
      )}
      {second && kind === 'unsure' && (
        <button
          type="button"
          className="button small"
          onClick={() => onAccept({ kind: 'known', person: second, exemplar: second.visitor?.cover ?? -1 })}
        >
          {t('judge.accept.it', { name: knownName(t, second) })}
        </button>
      )}
      {!isKnown && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onAccept({ kind: 'new', name });
          }}
        >
          <input
            type="text"
            value={name}
            placeholder={t('judge.accept.name')}
            aria-label={t('judge.accept.name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" className="button small">
            {t('judge.accept.new')}
          </button>
        </form>
      )}
    </div>
  );
}
