import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { useGetState } from '../use-app.ts';
import css from './ActMenu.module.css';
import { type FaceActName, faceActs } from './face-acts.ts';
import { usePeopleShell } from './people-shell.ts';

interface ActMenuProps {
  /** Text of the button. */
  readonly label: string;
  /** What the button is for, where its text is a sign only. */
  readonly title?: string;
  readonly className: string | undefined;
  readonly faces: readonly number[];
  /** Acts that have buttons of their own beside the menu. */
  readonly without?: readonly FaceActName[];
}

/** A button that opens what else can be done with faces, each act with what it reaches. */
export function ActMenu({ label, title, className, faces, without }: ActMenuProps) {
  return (
    <span className={css['place']} title={title}>
      <Popover label={label} className={className} testId="act-menu">
        {() => <Entries faces={faces} without={without ?? []} />}
      </Popover>
    </span>
  );
}

interface EntriesProps {
  readonly faces: readonly number[];
  readonly without: readonly FaceActName[];
}

/** Made only while the menu is open: each scope is worked out by trying the act. */
function Entries({ faces, without }: EntriesProps) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.querySelector('button')?.focus(), []);
  const acts = faceActs(t, getState(), faces).filter(({ name }) => !without.includes(name));

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only forwards arrow keys between the buttons inside
    <div ref={list} className={css['list']} onKeyDown={onKeyDown}>
      {acts.length === 0 && <p>{t('people.noActs')}</p>}
      {acts.map(({ name, act, label, scope }) => (
        <button
          key={name}
          type="button"
          data-act={name}
          onClick={() => {
            list.current?.closest<HTMLElement>('[popover]')?.hidePopover();
            shell.perform([act]);
          }}
        >
          {label}
          {scope !== '' && <small>{scope}</small>}
        </button>
      ))}
    </div>
  );
}
