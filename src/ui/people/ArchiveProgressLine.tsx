import { useText } from '../i18n.ts';
import css from './SavePeopleDialog.module.css';
import type { ArchiveState } from './use-archive.ts';

/** Paths that are named; of more only the number is told. */
const MOST_NAMED = 5;

interface ArchiveProgressLineProps {
  readonly state: ArchiveState;
  readonly onCancel: () => void;
}

/** How far the writing of photos is, and what came of it. */
export function ArchiveProgressLine({ state, onCancel }: ArchiveProgressLineProps) {
  const t = useText();
  switch (state.phase) {
    case 'idle':
      return null;
    case 'writing': {
      const { done, total } = state.progress;
      return (
        <div className={css['progress']} data-testid="save-progress">
          <progress value={done} max={Math.max(1, total)} aria-label={t('save.zip.progress')} />
          <small>{t('save.zip.written', { done, total })}</small>
          <button type="button" className="button small" onClick={onCancel}>
            {t('save.zip.cancel')}
          </button>
        </div>
      );
    }
    case 'cancelled':
      return (
        <p role="status" data-testid="save-done">
          {t('save.zip.cancelled')}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" data-testid="save-done">
          {t('save.zip.failed', { detail: state.detail })}
        </p>
      );
    case 'done': {
      const { photos, missing } = state.report;
      return (
        <div role="status" data-testid="save-done">
          <p>{t('save.zip.saved', { count: photos })}</p>
          {missing.length > 0 && (
            <p className={css['warn']}>
              {t('save.zip.missing', {
                count: missing.length,
                names: missing.slice(0, MOST_NAMED).join(', '),
                more: missing.length > MOST_NAMED ? ' …' : '',
              })}
            </p>
          )}
        </div>
      );
    }
  }
}
