/** RFC 4180's; spreadsheets and readers of every system take it. */
export const CSV_LINE_END = '\r\n';

/** A cell that begins so is a formula to a spreadsheet. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/** A text as a cell by RFC 4180; what a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvText(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
