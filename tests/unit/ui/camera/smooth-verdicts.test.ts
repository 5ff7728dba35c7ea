import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SeenFace, smoothVerdicts, type Track } from '../../../../src/ui/camera/smooth-verdicts.ts';

type Word = 'anna' | 'berta' | 'new' | 'unsure' | 'none';

function seen(word: Word, { x = 0.2, distance = 0.3 } = {}): SeenFace {
  const box = { x, y: 0.2, width: 0.2, height: 0.3 };
  if (word === 'none') return { box, kind: null, key: '', name: '', distance: Number.POSITIVE_INFINITY };
  if (word === 'new') return { box, kind: 'new', key: 'whoever', name: '', distance };
  if (word === 'unsure') return { box, kind: 'unsure', key: 'anna', name: 'Anna', distance };
  return { box, kind: 'regular', key: word, name: word, distance };
}

/** Frame after frame of one face in one place. */
function watch(words: readonly Word[], before: readonly Track[] = []): Track[][] {
  let tracks = before;
  return words.map((word) => {
    tracks = smoothVerdicts(tracks, [seen(word)]);
    return [...tracks];
  });
}

const said = (tracks: readonly Track[]) => tracks.map(({ shown }) => shown && `${shown.kind} ${shown.key}`);

describe('a verdict', () => {
  test('is shown when two frames agree, not before', () => {
    const [first, second] = watch(['anna', 'anna']);
    expect(said(first!)).toEqual([null]);
    expect(said(second!)).toEqual(['regular anna']);
  });

  test('outlasts single frames that say something else', () => {
    const frames = watch(['anna', 'anna', 'new', 'anna', 'unsure', 'anna', 'berta', 'anna', 'none', 'anna']);
    for (const tracks of frames.slice(1)) expect(said(tracks)).toEqual(['regular anna']);
  });

  test('changes when three of five frames agree on another', () => {
    const frames = watch(['anna', 'anna', 'anna', 'new', 'new', 'new']);
    expect(frames.slice(1).map((tracks) => said(tracks)[0])).toEqual([
      ...Array.from({ length: 4 }, () => 'regular anna'),
      'new whoever',
    ]);
  });

  test('of somebody new stays, whoever the face is least unlike', () => {
    const strangers = ['a', 'b', 'c'].map((key) => ({ ...seen('new'), key }));
    let tracks: Track[] = [];
    for (const face of strangers) tracks = smoothVerdicts(tracks, [face]);
    expect(tracks[0]?.shown?.kind).toBe('new');
  });

  test('without a judge there is none', () => {
    expect(watch(['none', 'none', 'none']).at(-1)?.[0]?.shown).toBeNull();
  });

  test('has the mean distance of the frames that agree', () => {
    let tracks = smoothVerdicts([], [seen('anna', { distance: 0.2 })]);
    tracks = smoothVerdicts(tracks, [seen('new', { distance: 0.9 })]);
    tracks = smoothVerdicts(tracks, [seen('anna', { distance: 0.3 })]);
    expect(tracks[0]?.shown?.distance).toBeCloseTo(0.25, 10);
  });
});

describe('a track', () => {
  test('follows a face that moves, a part of the way at a time', () => {
    const [track] = smoothVerdicts(smoothVerdicts([], [seen('anna')]), [seen('anna', { x: 0.3 })]);
    expect(track?.box.x).toBeCloseTo(0.26, 10);
    expect(track?.missed).toBe(0);
  });

  test('is kept for three frames without a face, and then begins anew', () => {
    let tracks: readonly Track[] = watch(['anna', 'anna']).at(-1)!;
    const id = tracks[0]?.id;
    for (const missed of [1, 2, 3]) {
      tracks = smoothVerdicts(tracks, []);
      expect(tracks.map((track) => track.missed)).toEqual([missed]);
    }
    expect(said(smoothVerdicts(tracks, [seen('anna')]))).toEqual(['regular anna']);
    expect(smoothVerdicts(tracks, [seen('anna')])[0]?.id).toBe(id);
    expect(smoothVerdicts(tracks, [])).toEqual([]);
  });

  test('is of the face nearest to it, and two faces never share one', () => {
    let tracks = smoothVerdicts([], [seen('anna', { x: 0.1 }), seen('berta', { x: 0.25 })]);
    tracks = smoothVerdicts(tracks, [seen('berta', { x: 0.24 }), seen('anna', { x: 0.12 })]);
    expect(said(tracks)).toEqual(['regular anna', 'regular berta']);
    expect(new Set(tracks.map(({ id }) => id)).size).toBe(2);
  });

  test('whatever is seen, every face has one track and every track its own number', () => {
    const face = fc.record({
      word: fc.constantFrom<Word>('anna', 'berta', 'new', 'unsure', 'none'),
      x: fc.double({ min: 0, max: 0.8, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(face, { maxLength: 4 }), { maxLength: 12 }), (frames) => {
        let tracks: Track[] = [];
        for (const faces of frames) {
          tracks = smoothVerdicts(
            tracks,
            faces.map(({ word, x }) => seen(word, { x })),
          );
          expect(new Set(tracks.map(({ id }) => id)).size).toBe(tracks.length);
          expect(tracks.filter(({ missed }) => missed === 0)).toHaveLength(faces.length);
          for (const { recent, missed } of tracks) {
            expect(recent.length).toBeLessThanOrEqual(5);
            expect(missed).toBeLessThanOrEqual(3);
          }
        }
      }),
    );
  });
});
