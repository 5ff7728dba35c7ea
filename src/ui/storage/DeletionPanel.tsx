import { useEffect, useRef, useState } from 'react';
import type { Deletion } from '../../storage/delete-everything.ts';
import { useText } from '../i18n.ts';
import { useKaomap } from '../use-kaomap.ts';
import css from './DeletionPanel.module.css';

interface DeletionPanelProps {
  /** Of its heading, which names the dialog. */
  readonly titleId: string;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** Asks, deletes everything, and shows what is left: nothing, it is hoped. */
export function DeletionPanel({ titleId, onCancel, onClose }: DeletionPanelProps) {
  const t = useText();
  const { kept } = useKaomap();
  const [deletion, setDeletion] = useState<Deletion | 'asking' | 'busy'>('asking');
  const first = useRef<HTMLButtonElement>(null);
  const isOver = typeof deletion === 'object';
  // the buttons of the step before are gone
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step there are others
  useEffect(() => first.current?.focus(), [isOver]);
  function start(): void {
    setDeletion('busy');
    void kept.deleteEverything().then(setDeletion);
  }
  return (
    <div className={css['panel']}>
      <h2 id={titleId}>
        {isOver && deletion.left.length === 0 ? t('storage.deletion.doneTitle') : t('storage.deletion.title')}
      </h2>
      <div role="status" data-testid="deletion" data-left={isOver ? deletion.left.length : undefined}>
        {isOver ? <Outcome deletion={deletion} /> : <p>{t('storage.deletion.body')}</p>}
      </div>
      <div className={css['buttons']}>
        {isOver && deletion.left.length === 0 ? (
          <button ref={first} type="button" className="button" onClick={onClose}>
            {t('storage.deletion.close')}
          </button>
        ) : (
          <>
            <button
              ref={first}
              type="button"
              className="button"
              disabled={deletion === 'busy'}
              onClick={onCancel}
            >
              {t('storage.deletion.cancel')}
            </button>
            <button type="button" className="button danger" disabled={deletion === 'busy'} onClick={start}>
              {deletion === 'busy'
                ? t('storage.deletion.busy')
                : isOver
                  ? t('storage.fault.retry')
                  : t('storage.deletion.confirm')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function Outcome({ deletion: { removed, left } }: { readonly deletion: Deletion }) {
  const t = useText();
  return (
    <>
      <p>
        <strong>
          {left.length === 0
            ? t('storage.deletion.done')
            : t('storage.deletion.left', { count: left.length, names: left.join(', ') })}
        </strong>
      </p>
      <p>
        {t('storage.deletion.looked', {
          found: left.length === 0 ? t('storage.deletion.none') : left.length,
        })}
      </p>
      {removed.length > 0 && (
        <p className={css['removed']}>
          {t('storage.deletion.removed', { count: removed.length, names: removed.join(', ') })}
        </p>
      )}
    </>
  );
}
