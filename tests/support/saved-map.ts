import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** A face as a drawing of the map shows it. */
export interface DrawnMark {
  /** Centre, in CSS pixels of the map. */
  readonly x: number;
  readonly y: number;
  /** `#rrggbb` of the dot, or of the frame around the picture. */
  readonly color: string;
  readonly isFaded: boolean;
  /** Path of the photo, for a face drawn as a picture. */
  readonly path: string | null;
}

/** What a drawing of the map says, read from the file alone. */
export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  /** Size of the map in it, and where that begins. */
  readonly map: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly title: string;
  readonly marks: readonly DrawnMark[];
  /** Opacity of each halo. */
  readonly halos: readonly number[];
  /** All texts, in the order of the file. */
  readonly texts: readonly string[];
}

/** Save the map by its menu, as a user would, and give the file's path. */
export async function saveMap(page: Page, ending: 'png' | 'svg'): Promise<string> {
  await page.getByText('Save picture').click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: ending === 'png' ? /PNG/ : /SVG/ }).click();
  const file = await coming;
  if (!file.suggestedFilename().endsWith(`.${ending}`)) {
    throw new RangeError(`the file must end in .${ending}, got ${file.suggestedFilename()}`);
  }
  return file.path();
}

/** Save the map as SVG and have the browser parse it. @throws RangeError if it is no XML */
export async function drawnMap(page: Page): Promise<DrawnMap> {
  const text = readFileSync(await saveMap(page, 'svg'), 'utf8');
  const drawn = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'image/svg+xml');
    if (parsed.querySelector('parsererror') !== null) return null;
    const root = parsed.documentElement;
    const number = (element: Element, name: string) => Number(element.getAttribute(name));
    const view = parsed.querySelector('g[clip-path]')!;
    const frame = parsed.querySelector('clipPath rect')!;
    const [left = 0, top = 0] = view
      .parentElement!.getAttribute('transform')!
      .match(/[\d.]+/g)!
      .map(Number);
    const groups = [...view.children];
    const haloGroup = groups.find((group) => group.querySelector('circle[fill-opacity]') !== null);
    const marks = groups
      .filter((group) => group !== haloGroup)
      .flatMap((group): DrawnMark[] => {
        const isFaded = group.hasAttribute('opacity');
        const image = group.querySelector('image');
        if (image === null) {
          const color = group.getAttribute('stroke') ?? group.getAttribute('fill') ?? '';
          return [...group.children].map((dot) => ({
            x: number(dot, 'cx'),
            y: number(dot, 'cy'),
            color,
            isFaded,
            path: null,
          }));
        }
        const [x = 0, y = 0] = group
          .getAttribute('transform')!
          .match(/-?[\d.]+/g)!
          .map(Number);
        const side = number(image, 'width');
        return [
          {
            x: x + side / 2,
            y: y + side / 2,
            color: group.querySelector('rect')!.getAttribute('stroke') ?? '',
            isFaded,
            path: group.querySelector('title')!.textContent ?? '',
          },
        ];
      });
    return {
      width: number(root, 'width'),
      height: number(root, 'height'),
      map: { x: left, y: top, width: number(frame, 'width'), height: number(frame, 'height') },
      title: parsed.querySelector('title')!.textContent ?? '',
      marks,
      halos: haloGroup ? [...haloGroup.children].map((halo) => number(halo, 'fill-opacity')) : [],
      texts: [...parsed.querySelectorAll('text')].map((element) => element.textContent ?? ''),
    };
  }, text);
  if (drawn === null) throw new RangeError(`the drawing must be XML, got ${text.slice(0, 200)}`);
  return drawn;
}
