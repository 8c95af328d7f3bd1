import type { Case } from '../../api/types';
import type { ListFilter } from '../../filters/listFilter';
import { canonical } from '../../filters/listFilter';

export interface Cause {
  readonly code: string;
  readonly gateway: string | null;
  readonly feed: string | null;
}

/** `BANK_MISSING|stripe|ledger`; a dash stands for unknown. */
export function causeOf(key: string): Cause {
  const [code = '', gateway = '-', feed = '-'] = key.split('|');
  return { code, gateway: gateway === '-' ? null : gateway, feed: feed === '-' ? null : feed };
}

/** The transactions behind an incident: those of its code and gateway about which an alert stands. A closed one has none that still do. */
export function transactionsOf({ key, isOpen }: Pick<Case, 'key' | 'isOpen'>): ListFilter {
  const { code, gateway, feed } = causeOf(key);
  const provider = gateway ?? feed;
  const filter: Record<string, string> = {};
  const reason = canonical('reason', code);
  if (reason !== null) filter.reason = reason;
  const word = provider === null ? null : canonical('provider', provider);
  if (word !== null) filter.provider = word;
  if (isOpen) filter.alerted = 'true';
  return filter;
}

/** The rest of the address after `/alerts/`; null when there is none, or when it cannot be read. */
export function keyOfPath(pathname: string): string | null {
  const rest = pathname.replace(/^\/alerts\/?/, '');
  if (rest === '') return null;
  try {
    return decodeURIComponent(rest);
  } catch {
    // Not percent-encoded at all: what somebody typed is the key itself.
    return rest;
  }
}

/** A list that a case carries as text: `tx-1, tx-2`. */
export function listed(details: Case['details'], name: string): readonly string[] {
  const value = details.find((detail) => detail.name === name)?.value ?? '';
  return value === '' ? [] : value.split(', ');
}
