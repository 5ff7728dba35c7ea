import { type ReactNode, useId, useState } from 'react';
import css from './Popover.module.css';

interface PopoverProps {
  /** Text of the button that opens it. */
  readonly label: string;
  /** Name of the button where its text is only a sign. */
  readonly name?: string;
  readonly className: string | undefined;
  /** Name of the button for tests. */
  readonly testId?: string;
  /** What is on the card; asked for only while it is open. */
  readonly children: () => ReactNode;
}

/** A button and a card that it opens over everything else; Escape and a click elsewhere close it, by the browser itself. */
export function Popover({ label, name, className, testId, children }: PopoverProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={name}
        title={name}
        data-testid={testId}
      >
        {label}
      </button>
      <div
        id={id}
        popover="auto"
        className={css['card']}
        onBeforeToggle={(event) => setIsOpen(event.newState === 'open')}
      >
        {isOpen && children()}
      </div>
    </>
  );
}
