import { type RefObject, useEffect } from 'react';

/** What a question takes its keys by. */
export type CardKeys = (key: string) => boolean;

export interface RepairCardProps {
  /** Questions that are open, this one included. */
  readonly left: number;
  /** Where the card puts what its keys do. */
  readonly keys: RefObject<CardKeys>;
  /** Ask again at the end. */
  readonly onLater: () => void;
  readonly onAnswered: () => void;
}

/** Let keys do what the buttons of a card do. */
export function useCardKeys(
  keys: RefObject<CardKeys>,
  doing: Readonly<Record<string, (() => void) | undefined>>,
): void {
  useEffect(() => {
    keys.current = (key) => {
      const name = key.length === 1 ? key.toLowerCase() : key;
      const act = Object.hasOwn(doing, name) ? doing[name] : undefined;
      act?.();
      return act !== undefined;
    };
    return () => {
      keys.current = () => false;
    };
  });
}
