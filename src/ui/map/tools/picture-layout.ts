import { textWidth, wrapText } from './text-width.ts';

/** What is said around a map that leaves the page, in the language of the page. */
export interface PictureWords {
  readonly title: string;
  readonly entries: readonly PictureEntry[];
  /** Null for a coloring by kinds. */
  readonly scale: PictureScale | null;
  /** What full dots, rings and small dots mean. */
  readonly marks: readonly { readonly mark: PictureMark; readonly text: string }[];
  /** How the map was made, and what it does not say. */
  readonly notes: readonly string[];
}

export type PictureMark = 'core' | 'border' | 'loose';

export interface PictureEntry {
  readonly text: string;
  /** Number of faces, as it is written. */
  readonly count: string;
  /** Pixel, 0xAABBGGRR; null for an entry of many colors. */
  readonly color: number | null;
  /** Whether its faces stand back. */
  readonly isHidden: boolean;
}

export interface PictureScale {
  readonly from: string;
  readonly to: string;
  /** Pixels from least to greatest. */
  readonly colors: ArrayLike<number>;
}

export interface PlacedText {
  /** Where it starts, or where it ends. */
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isSoft: boolean;
  readonly endsAtX: boolean;
}

export interface PlacedSwatch {
  /** Centre. */
  readonly x: number;
  readonly y: number;
  readonly mark: PictureMark | 'many';
  /** Null for the color of text. */
  readonly color: number | null;
  readonly isHidden: boolean;
}

/** Where everything around the map goes. All in CSS pixels. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  /** Upper left corner of the map. */
  readonly mapX: number;
  readonly mapY: number;
  readonly texts: readonly PlacedText[];
  readonly swatches: readonly PlacedSwatch[];
  readonly gradient: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly colors: ArrayLike<number>;
  } | null;
}

export const SWATCH_RADIUS = 5;
const PAD = 20;
const TITLE = 20;
const TITLE_ROOM = 44;
const ROW = 22;
const SMALL = 13;
const NOTE = 12;
const NOTE_ROW = 18;
const COLUMN = 210;
const GRADIENT_WIDTH = 220;
const GRADIENT_HEIGHT = 12;
const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Put title, legend and notes around a map of the given size. */
export function layOutPicture(width: number, height: number, words: PictureWords): PictureLayout {
  const inner = Math.max(width, COLUMN);
  const texts: PlacedText[] = [];
  const swatches: PlacedSwatch[] = [];
  const write = (x: number, y: number, text: string, size: number, look: Partial<PlacedText> = {}) =>
    texts.push({ x, y, text, size, isBold: false, isSoft: false, endsAtX: false, ...look });
  write(PAD, PAD + TITLE - 2, shorten(words.title, TITLE, inner), TITLE, { isBold: true });

  let y = PAD + TITLE_ROOM - 8 + height + 12;
  const columns = Math.max(1, Math.floor(inner / COLUMN));
  const column = inner / columns;
  let gradient: PictureLayout['gradient'] = null;
  if (words.scale !== null) {
    const { from, to, colors } = words.scale;
    write(PAD, y + 14, from, SMALL);
    const x = PAD + textWidth(from, SMALL) + 10;
    const room = Math.min(GRADIENT_WIDTH, inner - textWidth(from, SMALL) - textWidth(to, SMALL) - 20);
    gradient = { x, y: y + 4, width: Math.max(20, room), height: GRADIENT_HEIGHT, colors };
    write(x + gradient.width + 10, y + 14, to, SMALL);
    y += ROW;
  }
  // down the columns, as a legend is read
  const rows = Math.ceil(words.entries.length / columns);
  words.entries.forEach(({ text, count, color, isHidden }, i) => {
    const x = PAD + Math.floor(i / rows) * column;
    const base = y + (i % rows) * ROW + 14;
    const mark = color === null ? 'many' : 'core';
    swatches.push({ x: x + SWATCH_RADIUS, y: base - 4.5, mark, color, isHidden });
    // the number has a place of its own, for a name may be written from right to left
    const room = column - 50 - textWidth(count, SMALL);
    write(x + 18, base, shorten(text, SMALL, room), SMALL, { isSoft: isHidden });
    write(x + column - 22, base, count, SMALL, { isSoft: true, endsAtX: true });
  });
  y += rows * ROW + 4;

  let x = PAD;
  for (const { mark, text } of words.marks) {
    const room = 18 + textWidth(text, NOTE) + 22;
    if (x > PAD && x + room > PAD + inner) {
      x = PAD;
      y += NOTE_ROW;
    }
    swatches.push({ x: x + SWATCH_RADIUS, y: y + 9, mark, color: null, isHidden: false });
    write(x + 18, y + 13, shorten(text, NOTE, inner - 18), NOTE, { isSoft: true });
    x += room;
  }
  y += words.marks.length > 0 ? NOTE_ROW + 4 : 0;
  for (const note of words.notes) {
    for (const line of wrapText(note, NOTE, inner)) {
      write(PAD, y + 13, line, NOTE, { isSoft: true });
      y += NOTE_ROW;
    }
  }
  return {
    width: inner + 2 * PAD,
    height: y + PAD - 4,
    mapX: PAD,
    mapY: PAD + TITLE_ROOM - 8,
    texts,
    swatches,
    gradient,
  };
}

/** A text cut to a width, with an ellipsis if anything is gone. */
function shorten(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
  let room = width - textWidth('…', size);
  let end = 0;
  while (end < letters.length) {
    room -= textWidth(letters[end] ?? '', size);
    if (room < 0) break;
    end++;
  }
  return `${letters.slice(0, end).join('')}…`;
}
