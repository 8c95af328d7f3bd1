import type { Transaction } from '../api/types';
import { severityRank, judge } from './severity';

/** `newest` and `oldest` are the API's; `risk` and `-risk` sort here, by a column, up or down. */
export type ListOrder = string;

/** More rows than this are not sorted here. */
export const mostSorted = 5000;

type Key = string | number | null;

/** Amounts in different currencies have no order of their own: they are sorted by currency first. */
const keys: Readonly<Record<string, (row: Transaction, now: number) => readonly Key[]>> = {
  severity: (row, now) => [severityRank(judge(row, now).severity), row.valueAtRisk?.amountMinor ?? 0],
  status: (row) => [row.status],
  reason: (row) => [row.reasons[0] ?? null],
  id: (row) => [row.id],
  order: (row) => [row.orderId],
  parent: (row) => [row.parentId],
  provider: (row) => [row.gateway?.provider ?? null],
  bankProvider: (row) => [row.bank?.provider ?? null],
  rail: (row) => [row.rail],
  gateway: (row) => [row.gateway?.currency ?? null, row.gateway?.amountMinor ?? null],
  bank: (row) => [row.bank?.currency ?? null, row.bank?.amountMinor ?? null],
  difference: (row) => [(row.gateway ?? row.bank)?.currency ?? null, row.differenceMinor],
  currency: (row) => [(row.gateway ?? row.bank)?.currency ?? null],
  risk: (row) => [row.valueAtRisk?.currency ?? null, row.valueAtRisk?.amountMinor ?? null],
  state: (row) => [row.state],
  checks: (row) => [row.handling?.attempts ?? 0],
  owner: (row) => [row.handling?.owner ?? null],
  snoozed: (row) => [row.handling?.snoozedUntil ?? null],
  decided: (row) => [row.decidedAt],
};

export function isServerOrder(order: ListOrder): order is 'newest' | 'oldest' {
  return order === 'newest' || order === 'oldest';
}

export function parseOrder(text: string | null): ListOrder {
  return text !== null && (isServerOrder(text) || Object.hasOwn(keys, text.replace(/^-/, ''))) ? text : 'newest';
}

export function isSortable(column: string): boolean {
  return column === 'age' || Object.hasOwn(keys, column);
}

/** What a press on a column's head asks for next. */
export function nextOrder(order: ListOrder, column: string): ListOrder {
  if (column === 'age') return order === 'newest' ? 'oldest' : 'newest';
  // Largest first is what people look for; names begin at A.
  const first = ['severity', 'gateway', 'bank', 'difference', 'risk', 'checks', 'decided'].includes(column) ? `-${column}` : column;
  if (order === first) return first.startsWith('-') ? column : `-${column}`;
  return order.replace(/^-/, '') === column ? 'newest' : first;
}

export function directionOf(order: ListOrder, column: string): 'ascending' | 'descending' | undefined {
  // Newest first means that ages go up.
  if (column === 'age') return order === 'newest' ? 'ascending' : order === 'oldest' ? 'descending' : undefined;
  if (order.replace(/^-/, '') !== column) return undefined;
  return order.startsWith('-') ? 'descending' : 'ascending';
}

/** Ids in order; what has no value comes last either way. */
export function sortedIds(rows: readonly Transaction[], order: ListOrder, now: number): readonly string[] {
  const keyOf = keys[order.replace(/^-/, '')];
  if (keyOf === undefined) return rows.map(({ id }) => id);
  const sign = order.startsWith('-') ? -1 : 1;
  return rows
    .map((row, at) => ({ id: row.id, at, key: keyOf(row, now) }))
    .sort((a, b) => {
      for (let i = 0; i < a.key.length; i++) {
        const [left = null, right = null] = [a.key[i], b.key[i]];
        if (left === right) continue;
        if (left === null) return 1;
        if (right === null) return -1;
        return (left < right ? -1 : 1) * sign;
      }
      return a.at - b.at;
    })
    .map(({ id }) => id);
}
