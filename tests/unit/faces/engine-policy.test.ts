import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterFailure,
  afterPhoto,
  type EngineRecord,
  type Failure,
  newRecord,
} from '../../../src/faces/engine-policy.ts';

const both = newRecord(['webgl', 'wasm']);
const wasm = newRecord(['wasm']);

/** What follows a row of failures, as the verdict on each and the backend after it. */
function follow(start: EngineRecord, failures: readonly (readonly [Failure, number] | 'photo read')[]) {
  let record = start;
  return failures.map((one) => {
    if (one === 'photo read') {
      record = afterPhoto(record);
      return 'read';
    }
    const { record: next, verdict } = afterFailure(record, ...one);
    record = next;
    return `${verdict} on ${record.backends[0]}`;
  });
}

describe('after a failure', () => {
  test('a photo is read again once, then it is the photo', () => {
    expect(
      follow(both, [
        ['photo', 1],
        ['photo', 2],
      ]),
    ).toEqual(['again on webgl', 'quarantine on webgl']);
    expect(
      follow(wasm, [
        ['photo', 1],
        ['photo', 2],
      ]),
    ).toEqual(['again on wasm', 'quarantine on wasm']);
  });

  test('a GPU that dies of every photo is left for wasm; one photo read in between clears it', () => {
    expect(
      follow(both, [
        ['photo', 1],
        ['photo', 2],
        ['photo', 1],
      ]).at(-1),
    ).toBe('again on wasm');
    expect(follow(both, [['photo', 1], ['photo', 2], 'photo read', ['photo', 1]]).at(-1)).toBe(
      'again on webgl',
    );
  });

  test('a GPU that is lost or answers wrongly twice is left, whatever it read in between', () => {
    expect(follow(both, [['gpuLost', 0], 'photo read', ['wrongAnswer', 0]])).toEqual([
      'again on webgl',
      'read',
      'again on wasm',
    ]);
  });

  test('a backend that does not come up again is left at once, the last one after a second try', () => {
    expect(
      follow(both, [
        ['start', 0],
        ['start', 0],
        ['start', 0],
      ]),
    ).toEqual(['again on wasm', 'again on wasm', 'giveUp on wasm']);
  });

  test('no row of failures goes on for ever: photos are given up, or the engine is', () => {
    const failure = fc.constantFrom<Failure>('photo', 'gpuLost', 'wrongAnswer', 'start');
    fc.assert(
      fc.property(fc.array(failure, { minLength: 9, maxLength: 40 }), (failures) => {
        let record = both;
        let tries = 0;
        const backends: string[] = [];
        for (const one of failures) {
          if (one === 'photo') tries++;
          const { record: next, verdict } = afterFailure(record, one, tries);
          // only what can happen on wasm: there is no GPU to lose and nothing to prove
          if (
            next.backends[0] === 'wasm' &&
            record.backends[0] === 'wasm' &&
            one !== 'photo' &&
            one !== 'start'
          )
            continue;
          record = next;
          backends.push(record.backends[0] ?? 'none');
          if (verdict !== 'again') return verdict === 'giveUp' || tries >= 2;
        }
        // never back to what was left
        expect(backends.lastIndexOf('webgl')).toBeLessThan(
          backends.includes('wasm') ? backends.indexOf('wasm') : backends.length,
        );
        return backends.length < 9;
      }),
    );
  });
});
