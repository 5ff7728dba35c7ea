import type { Page } from '@playwright/test';

/** The question on the page: each group by all its faces. */
interface Question {
  readonly kind: string;
  readonly subject: readonly number[];
  /** Of a merge, the candidates; of a split, the two parts; of strays, which are the subject, the others of each one's group. */
  readonly others: readonly (readonly number[])[];
}

/**
 * Answer the question that the page asks, by its keys and as somebody would who knows everybody: by whom most of
 * a group's faces show.
 * @param people (n) who each face is
 * @returns keys pressed
 */
export async function answerCard(page: Page, people: ArrayLike<number>): Promise<number> {
  const { kind, subject, others } = await readQuestion(page);
  const most = (faces: readonly number[]) => mostOf(faces.map((face) => people[face] ?? -1));
  const keys: string[] = [];
  if (kind === 'merge') {
    const same = others.map((faces) => most(faces) === most(subject));
    const isMixed = same.includes(true) && same.includes(false);
    if (isMixed) keys.push(...same.flatMap((is, i) => (is ? [String(i + 1)] : [])));
    keys.push(same.includes(true) ? 'y' : 'n');
  } else if (kind === 'split') {
    const [first = [], second = []] = others;
    keys.push(most(first) === most(second) ? 'n' : 'y');
  } else {
    const belongs = others.map((faces, i) => most(faces) === people[subject[i] ?? -1]);
    const [stay, leave] = [true, false].map((is) =>
      belongs.flatMap((one, i) => (one === is ? [String(i + 1)] : [])),
    );
    if (!stay || !leave || leave.length === 0) keys.push('y');
    else if (stay.length === 0) keys.push('n');
    // the fewer are picked
    else keys.push(...(stay.length <= leave.length ? [...stay, 'y'] : [...leave, 'n']));
  }
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

/** From the card's faces to the groups that they stand for, by the result that the page would export. */
function readQuestion(page: Page): Promise<Question> {
  return page.getByTestId('repair-card').evaluate((card) => {
    const { faces } = JSON.parse(window.kaomap.actions.resultJson()) as { faces: { cluster: number }[] };
    const groupOf = (face: number) => {
      const label = faces[face]?.cluster ?? -1;
      return label < 0 ? [face] : faces.flatMap(({ cluster }, i) => (cluster === label ? [i] : []));
    };
    const of = (selector: string, name: string) =>
      [...card.querySelectorAll<HTMLElement>(selector)].map((element) => Number(element.dataset[name]));
    const kind = card.getAttribute('data-kind') ?? '';
    const face = Number(card.getAttribute('data-face'));
    const shown = (part: Element) =>
      [...part.querySelectorAll<HTMLElement>('[data-strip]')].map((element) =>
        Number(element.dataset['strip']),
      );
    if (kind === 'merge') {
      return { kind, subject: groupOf(face), others: of('[data-candidate]', 'candidate').map(groupOf) };
    }
    if (kind === 'split') {
      return { kind, subject: groupOf(face), others: [...card.querySelectorAll('[data-part]')].map(shown) };
    }
    const strays = of('[data-stray]', 'stray');
    const medoids = of('[data-medoid]', 'medoid');
    const others = medoids.map((medoid, i) => groupOf(medoid).filter((other) => other !== strays[i]));
    return { kind, subject: strays, others };
  });
}

function mostOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1;
}
