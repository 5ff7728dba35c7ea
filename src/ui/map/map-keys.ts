import type { Direction } from './nearest-face.ts';

/** What a key asks of the map. */
export type MapCommand =
  | { readonly kind: 'step'; readonly direction: Direction }
  | { readonly kind: 'next'; readonly step: 1 | -1 }
  | { readonly kind: 'end'; readonly end: 'first' | 'last' }
  | { readonly kind: 'pan'; readonly direction: Direction }
  | { readonly kind: 'zoom'; readonly by: 1 | -1 }
  | { readonly kind: 'fit' }
  | { readonly kind: 'choose'; readonly add: boolean }
  | { readonly kind: 'clear' };

interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: ReadonlyMap<string, Direction> = new Map([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);

const COMMANDS: ReadonlyMap<string, MapCommand> = new Map<string, MapCommand>([
  ['.', { kind: 'next', step: 1 }],
  ['n', { kind: 'next', step: 1 }],
  [',', { kind: 'next', step: -1 }],
  ['p', { kind: 'next', step: -1 }],
  ['Home', { kind: 'end', end: 'first' }],
  ['End', { kind: 'end', end: 'last' }],
  ['+', { kind: 'zoom', by: 1 }],
  ['=', { kind: 'zoom', by: 1 }],
  ['-', { kind: 'zoom', by: -1 }],
  ['_', { kind: 'zoom', by: -1 }],
  ['0', { kind: 'fit' }],
  ['Escape', { kind: 'clear' }],
]);

/** Null for keys that are none of the map's. */
export function mapCommand({ key, shiftKey, ctrlKey, metaKey, altKey }: Keys): MapCommand | null {
  // those belong to the browser
  if (ctrlKey || metaKey || altKey) return null;
  const direction = ARROWS.get(key);
  if (direction !== undefined) return { kind: shiftKey ? 'pan' : 'step', direction };
  if (key === 'Enter' || key === ' ') return { kind: 'choose', add: shiftKey };
  return COMMANDS.get(key) ?? null;
}
