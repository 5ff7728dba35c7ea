import { useState } from 'react';
import { useText } from '../i18n.ts';
import css from './NameForm.module.css';

interface NameFormProps {
  readonly label: string;
  /** Text of the button. */
  readonly submit: string;
  readonly initial: string;
  readonly onSubmit: (name: string) => void;
  readonly onCancel: () => void;
}

/** Longer names fit nowhere. */
const MAX_LENGTH = 80;

/** A field for the name of a collection. */
export function NameForm({ label, submit, initial, onSubmit, onCancel }: NameFormProps) {
  const t = useText();
  const [name, setName] = useState(initial);
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onSubmit(name.trim());
      }}
    >
      <label>
        <span>{label}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the field took the place of the button that was pressed
          autoFocus
          dir="auto"
          value={name}
          maxLength={MAX_LENGTH}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // the dialog stays open
            event.preventDefault();
            event.stopPropagation();
            onCancel();
          }}
        />
      </label>
      <button type="submit" className="button small primary" disabled={name.trim() === ''}>
        {submit}
      </button>
      <button type="button" className="button small" onClick={onCancel}>
        {t('storage.collections.cancel')}
      </button>
    </form>
  );
}
