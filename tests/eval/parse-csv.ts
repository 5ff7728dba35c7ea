/**
 * Split a CSV text into rows of fields (RFC 4180): fields in double quotes may hold commas, line breaks
 * and doubled quotes. Lines may end in LF or CRLF; a byte order mark and empty lines are left out.
 * @throws RangeError if a quoted field does not end
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      const opened = at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) {
          const line = text.slice(0, opened).split('\n').length;
          throw new RangeError(`the quoted field that begins in line ${line} does not end`);
        }
        field += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        field += '"';
        at++;
      }
    }
    // what follows a closing quote, or the whole of a field without quotes
    const start = at;
    while (at < text.length && !',\r\n'.includes(text[at]!)) at++;
    row.push(field + text.slice(start, at));
    if (text[at] === ',') {
      at++;
      // a comma at the very end still has an empty field behind it
      if (at < text.length) continue;
      row.push('');
    }
    if (text.startsWith('\r\n', at)) at++;
    at++;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
