/** Ids and codes of the list from which somebody came, so that `[` and `]` go on through it on the screen of one transaction. */
export interface Trail {
  readonly rows: readonly { readonly id: string; readonly code: string }[];
}

const key = 'realrecon.came-from';
/** As many as a tab's storage holds easily. */
const most = 2000;

/** The list as it was when a row of it was opened. Call it with what is shown, in its order. */
export function rememberList(rows: readonly { readonly id: string; readonly reasons: readonly string[] }[], openedId: string): void {
  const at = rows.findIndex(({ id }) => id === openedId);
  // Long lists are kept around the row that was opened.
  const from = Math.max(0, Math.min(at - most / 2, rows.length - most));
  const kept: Trail = { rows: rows.slice(from, from + most).map(({ id, reasons }) => ({ id, code: reasons[0] ?? '' })) };
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Without storage the keys ask the API for neighbours.
  }
}

export function recallList(): Trail {
  try {
    return parseTrail(sessionStorage.getItem(key));
  } catch {
    return { rows: [] };
  }
}

/** Storage is anybody's to write: what does not look like ours is forgotten. */
export function parseTrail(text: string | null): Trail {
  const none: Trail = { rows: [] };
  if (text === null) return none;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return none;
  }
  if (typeof read !== 'object' || read === null || !('rows' in read) || !Array.isArray(read.rows)) return none;
  const rows = (read.rows as readonly unknown[]).filter(
    (row): row is Trail['rows'][number] => typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' && 'code' in row && typeof row.code === 'string',
  );
  return { rows };
}

/** The next one in that direction with the same code; undefined when the list does not hold this one, null at its end. */
export function neighbourOf({ rows }: Trail, id: string, code: string, step: 1 | -1): string | null | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return undefined;
  for (let to = at + step; to >= 0 && to < rows.length; to += step) if (rows[to]?.code === code) return rows[to]?.id ?? null;
  return null;
}
