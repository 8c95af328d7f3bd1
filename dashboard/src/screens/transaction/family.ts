import type { Exposure, Transaction } from '../../api/types';

export type Part = 'charge' | 'refund' | 'dispute' | 'unsettled';

export interface Sums {
  readonly charged: Exposure;
  readonly refunded: Exposure;
  readonly net: Exposure;
}

/** What a movement did to the customer's money. The gateway's word counts, because the order is the gateway's; without one, the bank's. */
export function partOf({ gateway, bank, parentId }: Pick<Transaction, 'gateway' | 'bank' | 'parentId'>): Part {
  const status = gateway?.status ?? bank?.status;
  switch (status) {
    case 'REFUNDED':
      return 'refund';
    case 'DISPUTED':
      return 'dispute';
    case 'CAPTURED':
    case 'BOOKED':
      // A refund that the bank alone has booked is known by the payment that it belongs to.
      return parentId === null ? 'charge' : 'refund';
    default:
      return 'unsettled';
  }
}

export const partWords: Readonly<Record<Part, string>> = { charge: 'Charge', refund: 'Refund', dispute: 'Dispute', unsettled: 'Not settled' };

/** Charged, given back and what is left, by currency; never over currencies. */
export function sumsOf(rows: readonly Transaction[]): Sums {
  const charged: Record<string, number> = {};
  const refunded: Record<string, number> = {};
  for (const row of rows) {
    const side = row.gateway ?? row.bank;
    const part = partOf(row);
    if (side === null || part === 'unsettled') continue;
    const to = part === 'charge' ? charged : refunded;
    to[side.currency] = (to[side.currency] ?? 0) + Math.abs(side.amountMinor);
  }
  const net: Record<string, number> = {};
  for (const currency of new Set([...Object.keys(charged), ...Object.keys(refunded)])) net[currency] = (charged[currency] ?? 0) - (refunded[currency] ?? 0);
  return { charged, refunded, net };
}

/** Each movement once, the oldest first, with the one that is looked at among them in its latest form. */
export function familyOf(one: Transaction, ...lists: readonly (readonly Transaction[])[]): readonly Transaction[] {
  const all = new Map<string, Transaction>();
  for (const row of lists.flat()) {
    const known = all.get(row.id);
    if (known === undefined || known.version < row.version) all.set(row.id, row);
  }
  all.set(one.id, one);
  return [...all.values()].sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt) || (a.id < b.id ? -1 : 1));
}

/** Parents with their children below them; whose parent is not there stands by itself. */
export function nested(rows: readonly Transaction[]): readonly { readonly row: Transaction; readonly depth: number }[] {
  const there = new Set(rows.map(({ id }) => id));
  const out: { row: Transaction; depth: number }[] = [];
  const seen = new Set<string>();
  const add = (row: Transaction, depth: number): void => {
    // Ids are from outside: two that name each other must not go on for ever.
    if (seen.has(row.id)) return;
    seen.add(row.id);
    out.push({ row, depth });
    for (const child of rows) if (child.parentId === row.id) add(child, Math.min(depth + 1, 3));
  };
  for (const row of rows) if (row.parentId === null || !there.has(row.parentId)) add(row, 0);
  for (const row of rows) add(row, 0);
  return out;
}
