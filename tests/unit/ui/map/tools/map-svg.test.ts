import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BORDER, CORE, LOOSE, type MapLooks, PENDING } from '../../../../../src/ui/map/map-looks.ts';
import { mapSvg, type PictureScene } from '../../../../../src/ui/map/tools/map-svg.ts';
import type { PictureWords } from '../../../../../src/ui/map/tools/picture-layout.ts';
import { readXml, type XmlTag } from './read-xml.ts';

const RED = 0xff0000ff;
const BLUE = 0xffff0000;
const GRAY = 0xff808080;

function sceneOf(points: readonly number[], looks: Partial<MapLooks> = {}): PictureScene {
  const count = points.length / 2;
  const color = (pixel: number) => ({ css: 'black', pixel });
  return {
    size: { width: 600, height: 400 },
    points: Float32Array.from(points),
    looks: {
      colors: new Uint16Array(count),
      palette: ['red', 'blue'],
      pixels: Uint32Array.of(RED, BLUE),
      kinds: new Uint8Array(count),
      faded: new Uint8Array(count),
      halos: null,
      ...looks,
    },
    thumbnails: [],
    side: 40,
    style: {
      surface: color(0xffffffff),
      text: color(0xff111111),
      noise: color(GRAY),
      accent: color(0xffcc0000),
      grid: color(GRAY),
      font: 'system-ui, "Segoe UI", sans-serif',
    },
  };
}

const WORDS: PictureWords = { title: 'Map', entries: [], scale: null, marks: [], notes: [] };
const draw = (scene: PictureScene, words: Partial<PictureWords> = {}, thumbnails = new Map()) =>
  readXml(mapSvg(scene, { radius: 4, words: { ...WORDS, ...words }, thumbnails }));

const all = (root: XmlTag, name: string): XmlTag[] =>
  root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
const textOf = (tag: XmlTag): string =>
  tag.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
const texts = (root: XmlTag) => all(root, 'text').map(textOf);

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  ']]></text><script>alert(1)</script>',
  '&amp; &#0; "quoted" \'too\'',
  '😀 👩‍👩‍👧 顔',
  'صورة ‮txt',
  'null\u0000 bell\u0007 half\ud83d end\uffff',
];

/** Letters among what XML minds, halves of pairs as well. */
const nastyText = fc.string({
  unit: fc.constantFrom(
    ...`ab 顔é&<>"';#]\n\r\u0000\u000b\u202e\ufffe\uffff`,
    '\ud83d',
    '\ude00',
    '😀',
    '&amp;',
    '-->',
  ),
});

describe('the map as SVG', () => {
  test('is a picture of its own size with a namespace and a title', () => {
    const root = draw(sceneOf([]), { title: 'Faces' });
    expect(root.name).toBe('svg');
    expect(root.attributes['xmlns']).toBe('http://www.w3.org/2000/svg');
    expect(Number(root.attributes['width'])).toBeGreaterThan(600);
    expect(Number(root.attributes['height'])).toBeGreaterThan(400);
    expect(root.attributes['viewBox']).toBe(`0 0 ${root.attributes['width']} ${root.attributes['height']}`);
    expect(textOf(all(root, 'title')[0]!)).toBe('Faces');
    expect(texts(root)).toEqual(['Faces']);
  });

  test('has one circle for every face in view, and none for the others', () => {
    const root = draw(sceneOf([10, 20, 300, 200, -50, 20, 10, 900, Number.NaN, 3]));
    expect(all(root, 'circle').map(({ attributes }) => [attributes['cx'], attributes['cy']])).toEqual([
      ['10', '20'],
      ['300', '200'],
    ]);
  });

  test('tells core, border, loose and faded faces apart as the page does', () => {
    const root = draw(
      sceneOf([10, 10, 20, 10, 30, 10, 40, 10, 50, 10], {
        kinds: Uint8Array.of(CORE, BORDER, LOOSE, PENDING, CORE),
        colors: Uint16Array.of(0, 0, 1, 1, 1),
        faded: Uint8Array.of(0, 0, 0, 0, 1),
      }),
    );
    const groups = all(root, 'g').filter(({ children }) =>
      children.some((child) => typeof child !== 'string' && child.name === 'circle'),
    );
    const lookAt = (x: string) => {
      const group = groups.find((g) => all(g, 'circle').some(({ attributes }) => attributes['cx'] === x));
      const { fill, stroke, opacity } = group!.attributes;
      return { fill, stroke, opacity, r: Number(all(group!, 'circle')[0]!.attributes['r']) };
    };
    expect(lookAt('10')).toMatchObject({ fill: '#ff0000', stroke: undefined, opacity: undefined, r: 4 });
    expect(lookAt('20')).toMatchObject({ fill: '#ffffff', stroke: '#ff0000' });
    expect(lookAt('30')).toMatchObject({ fill: '#0000ff', stroke: undefined });
    expect(lookAt('30').r).toBeLessThan(4);
    expect(lookAt('40')).toMatchObject({ fill: '#ffffff', stroke: '#0000ff' });
    expect(Number(lookAt('50').opacity)).toBeLessThan(0.5);
    // the faded face lies below all others
    expect(all(groups[0]!, 'circle')[0]!.attributes['cx']).toBe('50');
  });

  test('draws a halo the stronger the more neighbors are kept', () => {
    const root = draw(sceneOf([10, 10, 20, 10, 30, 10], { halos: Float32Array.of(0, 0.5, 1) }));
    const strengths = all(root, 'circle')
      .map(({ attributes }) => attributes['fill-opacity'])
      .filter((value) => value !== undefined)
      .map(Number);
    expect(strengths.length).toBe(2);
    expect(strengths[1]).toBeGreaterThan(strengths[0]!);
  });

  test('holds the thumbnails it is given, and a dot for a face whose picture is missing', () => {
    const scene = { ...sceneOf([100, 100, 200, 200]), thumbnails: [0, 1] };
    const root = draw(scene, {}, new Map([[0, { href: 'data:image/jpeg;base64,AAAA', name: 'a/<b>.jpg' }]]));
    expect(all(root, 'image').map(({ attributes }) => attributes['href'])).toEqual([
      'data:image/jpeg;base64,AAAA',
    ]);
    expect(all(root, 'title').map(textOf)).toContain('a/<b>.jpg');
    expect(all(root, 'circle').map(({ attributes }) => attributes['cx'])).toEqual(['200']);
  });

  test('holds the legend: every name with its count and color, the scale, the marks and the notes', () => {
    const root = draw(sceneOf([]), {
      entries: [
        { text: 'Ana', count: '12', color: BLUE, isHidden: false },
        { text: '3 others', count: '7', color: null, isHidden: true },
      ],
      scale: { from: '1 Jan', to: '2 Feb', colors: [RED, BLUE] },
      marks: [{ mark: 'border', text: 'border face' }],
      notes: ['drawn by tsne-js, seed 1'],
    });
    expect(texts(root)).toEqual([
      'Map',
      '1 Jan',
      '2 Feb',
      'Ana',
      '12',
      '3 others',
      '7',
      'border face',
      'drawn by tsne-js, seed 1',
    ]);
    expect(all(root, 'circle').map(({ attributes }) => attributes['fill'])).toContain('#0000ff');
    expect(all(root, 'stop').map(({ attributes }) => attributes['stop-color'])).toEqual([
      '#ff0000',
      '#0000ff',
    ]);
  });

  test('takes hostile names as nothing but text', () => {
    for (const name of HOSTILE) {
      const root = draw(
        { ...sceneOf([100, 100]), thumbnails: [0] },
        {
          title: name,
          entries: [{ text: name, count: '1', color: RED, isHidden: false }],
          notes: [name],
        },
        new Map([[0, { href: 'data:,', name }]]),
      );
      expect(all(root, 'script')).toEqual([]);
      expect(all(root, 'img')).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
      const readable = name.replace(/[\u0000\u0007\ud83d\uffff](?![\udc00-\udfff])/g, '\ufffd');
      expect(textOf(all(root, 'title')[0]!)).toBe(readable);
    }
  });

  test('is XML whatever the names are', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (a, b) => {
        const root = draw(sceneOf([1, 1]), {
          title: a,
          entries: [{ text: b, count: a, color: RED, isHidden: false }],
          notes: [b],
        });
        expect(root.name).toBe('svg');
      }),
    );
  });

  test('refers to nothing outside the file', () => {
    const svg = mapSvg(sceneOf([1, 1]), { radius: 4, words: WORDS, thumbnails: new Map() });
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\((?!#)|@import/);
  });
});
