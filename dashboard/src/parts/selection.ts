/** Which rows are chosen, and from where a range begins. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const noSelection: Selection = { ids: new Set(), anchor: null };

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** From the anchor to here, both included. Rows chosen before stay chosen. */
export function extend(selection: Selection, to: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const end = order.indexOf(to);
  if (from < 0 || end < 0) return toggle(selection, to);
  const ids = new Set(selection.ids);
  for (const id of order.slice(Math.min(from, end), Math.max(from, end) + 1)) ids.add(id);
  return { ids, anchor: selection.anchor };
}

export function selectAll(order: readonly string[]): Selection {
  return { ids: new Set(order), anchor: order[0] ?? null };
}
