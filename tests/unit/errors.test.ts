import { describe, expect, test } from 'vitest';
import { AppError, fromWire, isAbortError, messageOf } from '../../src/errors.ts';

describe('AppError', () => {
  test('carries its code, its message and its cause', () => {
    const cause = new Error('no GPU');
    const error = new AppError('NO_BACKEND', 'nothing runs here', { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      code: 'NO_BACKEND',
      message: 'nothing runs here',
      name: 'AppError/NO_BACKEND',
      cause,
    });
  });
});

describe('fromWire', () => {
  // what a worker's border leaves of an error: a plain Error with name, message and stack
  const crossed = ({ name, message, stack }: Error) => Object.assign(new Error(message), { name, stack });

  test('gives an AppError its class, code, message and stack back', () => {
    const sent = new AppError('MODEL_LOAD', 'weights are damaged');
    const received = fromWire(crossed(sent));
    expect(received).toBeInstanceOf(AppError);
    expect(received).toMatchObject({ code: 'MODEL_LOAD', message: 'weights are damaged', stack: sent.stack });
  });

  test('returns every other value unchanged', () => {
    const values = [
      new AppError('TIMEOUT', 'late'),
      crossed(new RangeError('k')),
      'text',
      undefined,
      { name: 'AppError/TIMEOUT' },
    ];
    for (const value of values) expect(fromWire(value)).toBe(value);
  });
});

describe('isAbortError', () => {
  test('knows what an AbortSignal throws, also as a plain error of that name', () => {
    expect(isAbortError(AbortSignal.abort().reason)).toBe(true);
    expect(isAbortError(Object.assign(new Error('aborted'), { name: 'AbortError' }))).toBe(true);
  });

  test('is false for other errors and for what is no error', () => {
    expect(isAbortError(new Error('AbortError'))).toBe(false);
    expect(isAbortError(new AppError('WORKER_STOPPED', 'ended'))).toBe(false);
    expect(isAbortError({ name: 'AbortError' })).toBe(false);
    expect(isAbortError(null)).toBe(false);
  });
});

describe('messageOf', () => {
  test('is the message of an error and the text of anything else', () => {
    expect(messageOf(new RangeError('eps must be at least 0'))).toBe('eps must be at least 0');
    expect(messageOf('plain')).toBe('plain');
    expect(messageOf(undefined)).toBe('undefined');
  });
});
