import type { Case, Severity } from '../../api/types';
import { exponentOf } from '../../format/currencies';

const weight: Readonly<Record<Severity, number>> = { Critical: 3, Error: 2, Warning: 1, Info: 0 };

/** By severity, then by the largest value in any one currency in major units: the yardstick of the severity table itself, which never adds currencies up. */
export function gravest(cases: readonly Case[]): Case[] {
  return [...cases].sort((a, b) => weightOf(b) - weightOf(a) || largest(b) - largest(a) || b.count - a.count || (a.since < b.since ? -1 : 1));
}

/** Somebody put it aside until a time that has not come. */
export function isSnoozed({ snoozedUntil }: Pick<Case, 'snoozedUntil'>, now: number): boolean {
  return snoozedUntil !== null && Date.parse(snoozedUntil) > now;
}

function weightOf({ severity }: Case): number {
  return Object.hasOwn(weight, severity) ? weight[severity] : 0;
}

function largest({ exposure }: Case): number {
  return Math.max(0, ...Object.entries(exposure).map(([currency, minor]) => minor / 10 ** (exponentOf(currency) ?? 2)));
}

/** `BANK_MISSING|stripe|ledger` without the code; `-` stands for “any”. */
export function causeParts(key: string): { readonly gateway: string | null; readonly feed: string | null } {
  const [, gateway, ...rest] = key.split('|');
  const feed = rest.join('|');
  return { gateway: gateway === undefined || gateway === '-' ? null : gateway, feed: feed === '' || feed === '-' ? null : feed };
}
