import { type ReactNode, useEffect, useRef } from 'react';
import css from './Menu.module.css';

interface MenuProps {
  readonly label: string;
  /** Buttons. */
  readonly children: ReactNode;
}

/** A button that unfolds further buttons; folds on a choice, on Escape and on a click elsewhere. */
export function Menu({ label, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (details.current?.open && !event.composedPath().includes(details.current))
        details.current.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);
  function fold(): void {
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  }
  return (
    <details
      ref={details}
      className={css['menu']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') fold();
      }}
    >
      <summary className="button">{label}</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: folds after a button inside was pressed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside turn keys into clicks */}
      <div className={css['items']} onClick={fold}>
        {children}
      </div>
    </details>
  );
}
