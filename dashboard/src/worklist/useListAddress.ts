import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { filterFromUrl, filterToUrl, type ListFilter } from '../filters/listFilter';
import { parseOrder, type ListOrder } from '../lists/order';
import type { View } from './views';

export interface ListAddress {
  readonly filter: ListFilter;
  /** Members of the address that say nothing a filter could use. */
  readonly ignored: readonly string[];
  readonly order: ListOrder;
  readonly active: string | null;
  readonly setFilter: (filter: ListFilter) => void;
  readonly setOrder: (order: ListOrder) => void;
  readonly setActive: (id: string | null) => void;
  /** Writes the chosen row into the address now: whoever goes elsewhere comes back to this address. */
  readonly settle: () => void;
}

/** Browsers refuse addresses that change too often, and whoever holds `j` down changes the row thirty times a second. */
const settleMs = 400;

/** Filter, order and chosen row of a list, in its address. An address that names only a view means that view's filter. */
export function useListAddress(views: readonly View[]): ListAddress {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const { filter, ignored } = useMemo(() => {
    const read = filterFromUrl(new URLSearchParams(text));
    const view = views.find(({ id }) => id === new URLSearchParams(text).get('view'));
    return view !== undefined && Object.keys(read.filter).length === 0 && read.ignored.length === 0 ? { filter: view.filter, ignored: [] } : read;
  }, [text, views]);
  const stable = useStable(filter);
  const order = parseOrder(params.get('sort'));
  const asked = params.get('id');
  const [active, setActiveNow] = useState({ id: asked, of: asked });
  // Back and forward bring a row of their own; an address that only caught up brings nothing new.
  if (active.of !== asked) setActiveNow({ id: asked, of: asked });

  const change = useCallback(
    (edit: (after: URLSearchParams) => URLSearchParams, replace: boolean) => setParams((before) => edit(new URLSearchParams(before)), { replace }),
    [setParams],
  );
  const due = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly write: () => void }>(undefined);
  useEffect(() => () => clearTimeout(due.current?.timer), []);
  const settle = useCallback(() => {
    const pending = due.current;
    due.current = undefined;
    clearTimeout(pending?.timer);
    pending?.write();
  }, []);
  const setActive = useCallback(
    (id: string | null) => {
      setActiveNow((now) => (now.id === id ? now : { ...now, id }));
      clearTimeout(due.current?.timer);
      const write = (): void => {
        setActiveNow((now) => ({ ...now, of: now.id }));
        change((after) => {
          if (id === null) after.delete('id');
          else after.set('id', id);
          return after;
        }, true);
      };
      due.current = { timer: setTimeout(settle, settleMs), write };
    },
    [change, settle],
  );
  const setFilter = useCallback(
    (next: ListFilter) =>
      change((before) => {
        const after = filterToUrl(next, before);
        after.delete('id');
        // A view's name alone would mean its filter again.
        after.delete('view');
        return after;
      }, false),
    [change],
  );
  const setOrder = useCallback(
    (next: ListOrder) =>
      change((after) => {
        if (next === 'newest') after.delete('sort');
        else after.set('sort', next);
        return after;
      }, true),
    [change],
  );
  return { filter: stable, ignored, order, active: active.id, setFilter, setOrder, setActive, settle };
}

/** The same object for the same filter, whatever else in the address changed. */
function useStable(filter: ListFilter): ListFilter {
  const text = JSON.stringify(filter);
  return useMemo(() => JSON.parse(text) as ListFilter, [text]);
}
