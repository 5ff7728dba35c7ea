import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import css from './RepairCard.module.css';

/** One way to answer. */
export interface CardAnswer {
  readonly name: 'yes' | 'no' | 'unsure' | 'later';
  readonly text: string;
  /** Key that does the same. */
  readonly hint: string;
  readonly do: () => void;
}

interface CardFrameProps {
  readonly kind: string;
  readonly face: number;
  readonly title: string;
  /** Questions that are open, this one included. */
  readonly left: number;
  /** The first is the one that stands out. */
  readonly answers: readonly CardAnswer[];
  /** What an answer would do. */
  readonly scope: string;
  readonly children: ReactNode;
}

/** A question: title, what to look at, and the answers, each with its key. */
export function CardFrame({ kind, face, title, left, answers, scope, children }: CardFrameProps) {
  const t = useText();
  return (
    <article className={css['card']} data-testid="repair-card" data-kind={kind} data-face={face}>
      <header className={css['title']}>
        <h3>{title}</h3>
        <small>{t('people.check.left', { count: left })}</small>
      </header>
      <div className={css['body']}>{children}</div>
      <footer className={css['answers']}>
        {answers.map((answer, i) => (
          <button
            key={answer.name}
            type="button"
            className={i === 0 ? 'button small primary' : 'button small'}
            data-answer={answer.name}
            onClick={answer.do}
          >
            {answer.text} <kbd>{answer.hint}</kbd>
          </button>
        ))}
        <p>{scope}</p>
      </footer>
    </article>
  );
}
