import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { fetchJson } from '../api/fetchJson';
import { query } from '../api/path';
import type { Page, Transaction } from '../api/types';
import { filterToApi, type ListFilter } from '../filters/listFilter';
import { passes } from '../filters/passes';
import { clock } from '../format/clock';
import { useLiveBatches } from '../live/LiveProvider';
import { isServerOrder, sortedIds, type ListOrder } from './order';
import { RowList, type ListView } from './rowList';

const pageSize = 200;

export interface TransactionList {
  readonly list: RowList;
  readonly view: ListView;
  /** In the asked order; as the API has them for as long as not everything is there. */
  readonly rows: readonly Transaction[];
}

/** The rows of a filter, followed live. `filterKey` says when it is another list. */
export function useTransactionList(filter: ListFilter, order: ListOrder, me: string | null): TransactionList {
  const serverOrder = isServerOrder(order) ? order : 'newest';
  const key = JSON.stringify([filter, serverOrder]);
  const who = useRef(me);
  useEffect(() => {
    who.current = me;
  }, [me]);
  const [held, setHeld] = useState(() => ({ key, list: listOf(filter, serverOrder, () => who.current) }));
  // Another filter is another list; its rows must not mix with those before.
  if (held.key !== key) setHeld({ key, list: listOf(filter, serverOrder, () => who.current) });
  const { list } = held;

  useEffect(() => {
    void list.refresh();
    return () => list.stop();
  }, [list]);
  useLiveBatches(({ changes, missed }) => list.apply(changes, missed));
  const view = useSyncExternalStore(list.subscribe, list.view);
  return { list, view, rows: useOrdered(list, view, order) };
}

/** Sorted once for each reading: a row whose amount changes keeps its place, or it would jump from under the cursor. */
function useOrdered(list: RowList, view: ListView, order: ListOrder): readonly Transaction[] {
  const isSorted = !isServerOrder(order) && view.isComplete;
  const count = view.rows.length;
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const ids = useMemo(() => (isSorted ? sortedIds(list.view().rows, order, clock.exact()) : null), [list, isSorted, order, count, view.reading]);
  return useMemo(() => (ids === null ? view.rows : ids.flatMap((id) => list.rowOf(id) ?? [])), [ids, list, view.rows]);
}

function listOf(filter: ListFilter, sort: 'newest' | 'oldest', me: () => string | null): RowList {
  // One moment for all pages of a reading: a cursor belongs to its filter, relative times included.
  let asked: Readonly<Record<string, unknown>> = {};
  return new RowList(
    (cursor, signal) => {
      if (cursor === null) asked = filterToApi(filter, clock.exact());
      return fetchJson<Page<Transaction>>(`/api/transactions${query({ ...(asked as ReturnType<typeof filterToApi>), sort, limit: pageSize, cursor })}`, { signal });
    },
    (row) => passes(row, filter, clock.exact(), me()),
  );
}
