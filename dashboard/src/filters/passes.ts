import type { Transaction } from '../api/types';
import { exponentOf } from '../format/currencies';
import type { ListFilter } from './listFilter';
import { momentOf } from './times';

/** Whether a row belongs into a list, by the same rules as the API: what has just changed is judged here, everything else there. */
export function passes(row: Transaction, filter: ListFilter, now: number, me: string | null): boolean {
  const { handling } = row;
  return (
    anyOf(filter.status, [row.status]) &&
    flag(filter.open, row.status === 'ALERT' || row.status === 'MISMATCH') &&
    anyOf(filter.reason, row.reasons) &&
    anyOf(filter.provider, [row.gateway?.provider, row.bank?.provider]) &&
    anyOf(filter.currency, [row.gateway?.currency, row.bank?.currency]) &&
    anyOf(filter.state, [row.state]) &&
    anyOf(filter.rail, [row.rail]) &&
    within(row.openedAt, filter.openedAfter, filter.openedBefore, now) &&
    within(row.decidedAt, filter.decidedAfter, filter.decidedBefore, now) &&
    (filter.slowerThan === undefined || Date.parse(row.decidedAt) - Date.parse(row.openedAt) >= Number(filter.slowerThan) * 1000) &&
    moneyPasses(row, filter) &&
    ownerPasses(filter.owner, handling?.owner ?? null, me) &&
    flag(filter.snoozed, handling?.snoozedUntil != null && Date.parse(handling.snoozedUntil) > now) &&
    flag(filter.checking, handling?.isChecking === true) &&
    flag(filter.held, handling?.isHeld === true) &&
    flag(filter.alerted, handling?.isAlerted === true) &&
    flag(filter.noted, handling !== null && handling.notes > 0) &&
    flag(filter.proposed, handling?.proposed != null) &&
    (filter.orderId === undefined || filter.orderId === row.orderId) &&
    (filter.parentId === undefined || filter.parentId === row.parentId) &&
    (filter.text === undefined || contains([row.id, row.orderId, row.parentId], filter.text))
  );
}

/** Compares an amount in major units, as text, with one in minor units, exactly. */
export function compareMajor(major: string, minor: number, exponent: number): number {
  const [whole = '0', part = ''] = major.split('.');
  const digits = Math.max(exponent, part.length);
  const a = BigInt(whole + part.padEnd(digits, '0'));
  const b = BigInt(minor) * 10n ** BigInt(digits - exponent);
  return a < b ? -1 : a > b ? 1 : 0;
}

function moneyPasses({ gateway, bank, differenceMinor, valueAtRisk }: Transaction, filter: ListFilter): boolean {
  const { amountMin, amountMax, differenceMin, differenceMax, riskMin } = filter;
  if ((amountMin ?? amountMax ?? differenceMin ?? differenceMax ?? riskMin) === undefined) return true;
  const side = gateway ?? bank;
  const exponent = side === null ? undefined : exponentOf(side.currency);
  if (side === null || exponent === undefined) return false;
  const lies = (minor: number | null, least: string | undefined, most: string | undefined): boolean => {
    if (least === undefined && most === undefined) return true;
    return minor !== null && (least === undefined || compareMajor(least, minor, exponent) <= 0) && (most === undefined || compareMajor(most, minor, exponent) >= 0);
  };
  return (
    lies(side.amountMinor, amountMin, amountMax) &&
    lies(differenceMinor === null ? null : Math.abs(differenceMinor), differenceMin, differenceMax) &&
    lies(valueAtRisk?.amountMinor ?? null, riskMin, undefined)
  );
}

function anyOf(words: string | undefined, values: readonly (string | null | undefined)[]): boolean {
  if (words === undefined) return true;
  const wanted = words.split(',');
  return values.some((value) => value != null && wanted.includes(value));
}

function flag(wanted: string | undefined, is: boolean): boolean {
  return wanted === undefined || (wanted === 'true') === is;
}

function within(at: string, from: string | undefined, before: string | undefined, now: number): boolean {
  const time = Date.parse(at);
  return (from === undefined || time >= Date.parse(momentOf(from, now))) && (before === undefined || time < Date.parse(momentOf(before, now)));
}

function ownerPasses(wanted: string | undefined, owner: string | null, me: string | null): boolean {
  if (wanted === undefined) return true;
  if (wanted === 'none') return owner === null;
  return owner !== null && owner === (wanted === 'me' ? me : wanted);
}

function contains(names: readonly (string | null)[], text: string): boolean {
  const wanted = text.toUpperCase();
  return names.some((name) => name?.toUpperCase().includes(wanted) === true);
}
