import type { Photo } from '../../ingest/photo.ts';
import { isFollower } from '../../store/kept-state.ts';
import { retryOf } from '../../store/retry-photos.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';

/** Another try at all of these rows that allow one unasked. */
export function RetryAll({ photos }: { readonly photos: readonly Photo[] }) {
  const t = useText();
  const actions = useActions();
  const follows = useApp(isFollower);
  const again = photos.filter((photo) => retryOf(photo) === 'again');
  if (again.length === 0 || follows) return null;
  return (
    <button
      type="button"
      className="button small"
      data-testid="retry-all"
      onClick={() => actions.retry(again.map(({ id }) => id))}
    >
      {t('ledger.retry.all', { count: again.length })}
    </button>
  );
}
