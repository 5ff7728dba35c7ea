import { describe, expect, test } from 'vitest';
import { mapCommand } from '../../../../src/ui/map/map-keys.ts';
import { shapeOf } from '../../../../src/ui/map/map-mode.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const shift = { ...plain, shiftKey: true };

describe('a key on the map', () => {
  test.each([
    ['ArrowLeft', plain, { kind: 'step', direction: 'left' }],
    ['ArrowUp', shift, { kind: 'pan', direction: 'up' }],
    ['.', plain, { kind: 'next', step: 1 }],
    [',', plain, { kind: 'next', step: -1 }],
    ['End', plain, { kind: 'end', end: 'last' }],
    ['+', shift, { kind: 'zoom', by: 1 }],
    ['-', plain, { kind: 'zoom', by: -1 }],
    ['0', plain, { kind: 'fit' }],
    ['Enter', shift, { kind: 'choose', add: true }],
    [' ', plain, { kind: 'choose', add: false }],
    ['Escape', plain, { kind: 'clear' }],
  ])('%s asks for what it stands for', (key, held, command) => {
    expect(mapCommand({ key, ...held })).toEqual(command);
  });

  test('is left to the page where it means nothing here, and to the browser with Control', () => {
    expect(mapCommand({ key: 'Tab', ...plain })).toBeNull();
    expect(mapCommand({ key: 'toString', ...plain })).toBeNull();
    expect(mapCommand({ key: '+', ...plain, ctrlKey: true })).toBeNull();
    expect(mapCommand({ key: 'ArrowLeft', ...plain, altKey: true })).toBeNull();
  });
});

describe('a drag on the map', () => {
  test('moves it, or draws what the mode or a held key says', () => {
    expect(shapeOf(plain, 'move')).toBeNull();
    expect(shapeOf(shift, 'move')).toBe('box');
    expect(shapeOf({ ...plain, altKey: true }, 'move')).toBe('lasso');
    expect(shapeOf(shift, 'lasso')).toBe('lasso');
    expect(shapeOf(plain, 'box')).toBe('box');
  });
});
