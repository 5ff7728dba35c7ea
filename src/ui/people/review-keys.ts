import type { FaceActName } from './face-acts.ts';

/** What a key on the review page asks for. */
export type ReviewCommand = FaceActName | 'name' | 'move' | 'undo' | 'photo' | 'keys' | 'leave';

const COMMANDS: Readonly<Record<string, ReviewCommand>> = {
  n: 'name',
  m: 'move',
  x: 'refuse',
  s: 'split',
  u: 'undo',
  h: 'hide',
  f: 'notFace',
  c: 'cover',
  p: 'photo',
  enter: 'confirm',
  '?': 'keys',
  escape: 'leave',
};

export function commandOf(key: string): ReviewCommand | null {
  const lower = key.toLowerCase();
  // not by property access: a key may be called `constructor`
  return Object.hasOwn(COMMANDS, lower) ? (COMMANDS[lower] ?? null) : null;
}
