/** RFC 4180, as a spreadsheet reads it; the byte order mark is not part of the first cell. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < source.length; at += 1) {
    const c = source.charAt(at);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === ',' || c === '\r' || c === '\n') {
      row.push(cell);
      cell = '';
      if (c === ',') continue;
      if (c === '\r' && source.charAt(at + 1) === '\n') at += 1;
      rows.push(row);
      row = [];
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** What a spreadsheet would run stands behind an apostrophe in the file. */
export function safeCell(text: string): string {
  return /^\s*[=+\-@\t\r\0]/u.test(text) ? `'${text}` : text;
}

/** Rows by the names of the header. */
export function records(text: string): readonly ReadonlyMap<string, string>[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => new Map(header.map((name, at) => [name, row[at] ?? ''])));
}
