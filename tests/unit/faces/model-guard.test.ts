import { describe, expect, test } from 'vitest';
import { createModelGuard } from '../../../src/faces/model-guard.ts';

const HASHES = { 'models/a.bin': 'aGFzaA==' };

/** A network that answers as told, and what it was asked. */
function network(...answers: (Response | 'fails')[]) {
  const asked: { url: string; integrity: string | undefined; cache: string | undefined }[] = [];
  const ask: typeof fetch = async (url, init) => {
    asked.push({ url: String(url), integrity: init?.integrity, cache: init?.cache });
    const answer = answers.shift();
    if (answer === undefined || answer === 'fails') throw new TypeError('Failed to fetch');
    return answer;
  };
  return { asked, guard: createModelGuard('http://app/', HASHES, ask) };
}
const ok = (text = 'weights') => new Response(text);
const missing = () => new Response('', { status: 404 });

describe('a file of the engine', () => {
  test('is asked for with the hash that it had when the app was built', async () => {
    const { guard, asked } = network(ok());
    expect(await (await guard.fetch('http://app/models/a.bin')).text()).toBe('weights');
    expect(asked).toEqual([
      { url: 'http://app/models/a.bin', integrity: 'sha256-aGFzaA==', cache: undefined },
    ]);
    expect(guard.failure()).toBeNull();
  });

  test.each([
    ['that is not there', missing],
    ['that is not the right one', () => 'fails' as const],
  ])('%s is asked for once more, past every cache', async (_, first) => {
    const { guard, asked } = network(first(), ok('fresh'));
    expect(await (await guard.fetch('http://app/models/a.bin')).text()).toBe('fresh');
    expect(asked.map(({ cache }) => cache)).toEqual([undefined, 'reload']);
    expect(asked[1]?.integrity).toBe('sha256-aGFzaA==');
    expect(guard.failure()).toBeNull();
  });

  test.each([
    ['missing', [missing(), missing()], 'models/a.bin: status 404'],
    [
      'altered',
      ['fails', 'fails', ok()],
      'models/a.bin: is not the file of this version: cut short or altered',
    ],
    ['out of reach', ['fails', 'fails', 'fails'], 'models/a.bin: cannot be fetched (Failed to fetch)'],
    ['altered, then missing', ['fails', 'fails', missing()], 'models/a.bin: status 404'],
  ] as const)(
    'that stays %s is named, and remembered for libraries that swallow it',
    async (_, answers, text) => {
      const { guard } = network(...answers);
      await expect(guard.fetch('http://app/models/a.bin')).rejects.toMatchObject({
        code: 'MODEL_LOAD',
        message: text,
      });
      expect(guard.failure()?.message).toBe(text);
    },
  );

  test('without a hash is only asked for twice', async () => {
    const { guard, asked } = network(missing(), ok('answers'));
    expect(await (await guard.fetch('http://app/known-answer/x.json')).text()).toBe('answers');
    expect(asked.map(({ integrity }) => integrity)).toEqual([undefined, undefined]);
  });
});
