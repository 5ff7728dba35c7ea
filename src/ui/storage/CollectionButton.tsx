import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useShell } from '../use-shell.ts';
import css from './CollectionButton.module.css';
import { useStorageText } from './use-storage-text.ts';

/** The name of the collection on the page; opens the dialog with all of them. */
export function CollectionButton() {
  const t = useText();
  const shell = useShell();
  const { nameOf } = useStorageText();
  const phase = useApp((s) => s.kept.phase);
  const shown = useApp((s) => s.kept.collections.find(({ id }) => id === s.kept.collection)?.name ?? '');
  const isBad = useApp((s) => s.kept.fault !== null);
  if (phase === 'off') return null;
  const name = nameOf(shown);
  return (
    <button
      type="button"
      className={css['button']}
      data-testid="collection"
      data-tone={isBad ? 'bad' : undefined}
      aria-label={t('storage.collections.button', { name })}
      aria-haspopup="dialog"
      title={name}
      onClick={shell.showStorage}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M1.5 4.5v8h13v-7h-6.5l-1.5-2h-5z" />
      </svg>
      <span dir="auto">{name}</span>
    </button>
  );
}
