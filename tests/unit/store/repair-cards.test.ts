import { describe, expect, test } from 'vitest';
import type { Stray } from '../../../src/people/find-strays.ts';
import type { Repair } from '../../../src/people/repair-order.ts';
import type { MergeSuggestion } from '../../../src/people/suggest-merges.ts';
import { repairCards } from '../../../src/store/repair-cards.ts';

const stray = (group: number, face: number): Repair => ({
  kind: 'stray',
  gain: 1,
  stray: { group, face, medoid: 100 + group, distance: 0.4 },
});
const merge = (g: number, h: number): Repair => ({
  kind: 'merge',
  gain: 1,
  suggestion: { groups: [g, h], faces: [g * 10, h * 10], distance: 0.3 + h / 100 },
});
const nobody = () => false;

const facesOf = (strays: readonly Stray[]) => strays.map(({ face }) => face);

describe('cards', () => {
  test('ask about eight strays at once, and about one of each group', () => {
    const repairs = [...Array.from({ length: 10 }, (_, i) => stray(i, i)), stray(0, 50)];
    const cards = repairCards(repairs, nobody);
    expect(cards.map((card) => (card.kind === 'stray' ? facesOf(card.strays) : null))).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9, 50],
    ]);
  });

  test('ask about strays of groups that look mixed apart from the others', () => {
    const cards = repairCards([stray(0, 0), stray(1, 1), stray(2, 2)], (group) => group === 1);
    expect(cards.map((card) => (card.kind === 'stray' ? facesOf(card.strays) : null))).toEqual([[0, 2], [1]]);
  });

  test('ask about each stray and each pair of groups once', () => {
    const repairs = [
      stray(1, 1),
      merge(1, 2),
      stray(2, 2),
      merge(1, 3),
      merge(2, 3),
      merge(4, 5),
      stray(2, 9),
    ];
    const cards = repairCards(repairs, nobody);
    const strays = cards.flatMap((card) => (card.kind === 'stray' ? facesOf(card.strays) : []));
    expect(strays.toSorted()).toEqual([1, 2, 9]);
    const pairs = cards.flatMap((card) =>
      card.kind === 'merge'
        ? card.candidates.map(({ own, face }) => [own / 10, face / 10].sort().join())
        : [],
    );
    expect(pairs.toSorted()).toEqual(['1,2', '1,3', '2,3', '4,5']);
    expect(new Set(cards.map(({ key }) => key)).size).toBe(cards.length);
  });

  test('gather the questions about the group that is asked about most', () => {
    const [card] = repairCards([merge(1, 2), merge(2, 3), merge(2, 4)], nobody);
    const suggestion = (merge(1, 2) as Extract<Repair, { kind: 'merge' }>)
      .suggestion satisfies MergeSuggestion;
    expect(card).toMatchObject({ kind: 'merge', face: 20 });
    expect(card?.kind === 'merge' && card.candidates.map(({ face }) => face)).toEqual([10, 30, 40]);
    expect(card?.kind === 'merge' && card.candidates[0]?.own).toBe(suggestion.faces[1]);
  });
});
