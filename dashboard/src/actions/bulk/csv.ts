export type Cell = string | number | null;

/** RFC 4180 with a BOM, so that spreadsheets take it for UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[header, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // Blanks before it do not make a formula harmless: spreadsheets trim them.
  const safe = /^[\s\u00a0]*[=+\-@\t\r\0]/.test(cell) || /^[\t\r\0]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
