/** Width of a letter in shares of the type's size: generous, since it is not known which font will be there. */
const LATIN = 0.58;
const WIDE = 1.05;
/** From here on scripts are mostly as wide as high: kana, Chinese characters, Hangul, emoji. */
const FIRST_WIDE = 0x2e80;

/** About how wide a text is, in pixels, without a font to measure it by. Same everywhere, so that pictures are. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += (letter.codePointAt(0) ?? 0) >= FIRST_WIDE ? WIDE : LATIN;
  return ems * size;
}

/** A text in lines of at most `width` pixels, cut between words; a word longer than a line stays whole. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}
