import { describe, expect, test } from 'vitest';
import type { Alarm } from '../../../../src/cluster/alarm-kinds.ts';
import { alarmsByLabel } from '../../../../src/ui/groups/alarms-by-label.ts';

function wide(cluster: number, sureness: number): Alarm {
  const figures = { diameter: 0.9, eps: 0.3, hop: 0.3 };
  return { kind: 'wide', cluster, sureness, faces: [0, 1], parts: [[0], [1]], figures };
}

describe('alarms by label', () => {
  test('have the group with the surest alarm first, and each group its own in that order', () => {
    const byLabel = alarmsByLabel([wide(3, 0.6), wide(1, 0.7), wide(3, 0.9)]);
    expect([...byLabel].map(([label, list]) => [label, list.map(({ sureness }) => sureness)])).toEqual([
      [3, [0.9, 0.6]],
      [1, [0.7]],
    ]);
  });
});
