/** Moves the focus among everything that opens something on this screen; each such link carries `data-row`. */
export function moveFocus(place: HTMLElement | null, by: number | 'first' | 'last'): void {
  const rows = [...(place?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  if (rows.length === 0) return;
  const at = rows.findIndex((row) => row === document.activeElement);
  const to = by === 'first' ? 0 : by === 'last' ? rows.length - 1 : at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
  rows[to]?.focus();
}
