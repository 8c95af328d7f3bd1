import type { Comparison, Side, TimelineItem, TransactionDetail } from '../../api/types';
import { amountText } from '../../format/money';

export type Verdict = 'equal' | 'tolerated' | 'different' | 'missing' | 'silent';

export interface Cell {
  readonly text: string;
  /** A moment, which is shown as the person's clock has it. */
  readonly isTime?: boolean;
}

export interface SideRow {
  readonly field: string;
  readonly gateway: Cell | null;
  readonly bank: Cell | null;
  readonly verdict: Verdict;
  /** What the difference is, in words; null where there is nothing to say. */
  readonly words: string | null;
}

/** Gateway and bank, field by field, in the order in which a person checks them. */
export function sideRows(one: TransactionDetail): readonly SideRow[] {
  const { gateway, bank, compared } = one;
  const [lastGateway, lastBank] = [lastEvent(one.timeline, 'Gateway'), lastEvent(one.timeline, 'Bank')];
  const of = (field: string): Comparison | undefined => compared.find((comparison) => comparison.field === field);
  const said = (field: string, left: string | null | undefined, right: string | null | undefined, words: (c: Comparison) => string): SideRow => {
    const comparison = of(field);
    const [mine, theirs] = [left ?? comparison?.gateway ?? null, right ?? comparison?.bank ?? null];
    return { field, gateway: cell(mine), bank: cell(theirs), ...judged(comparison, gateway, bank, words) };
  };
  const plain = (field: string, left: string | null | undefined, right: string | null | undefined, isTime = false, words: string | null = null): SideRow => ({
    field, gateway: cell(left ?? null, isTime), bank: cell(right ?? null, isTime), verdict: 'silent', words,
  });
  return [
    said('reference', undefined, lastBank?.bankReference ?? undefined, () => 'The references differ.'),
    said('amount', gateway === null ? null : amountText(gateway.amountMinor, gateway.currency), bank === null ? null : amountText(bank.amountMinor, bank.currency), () => amountWords(gateway, bank)),
    said('currency', gateway?.currency, bank?.currency, (c) => `The gateway says ${c.gateway}, the bank ${c.bank}.`),
    said('direction', undefined, undefined, (c) => `The gateway says ${c.gateway}, the bank ${c.bank}.`),
    said('status', gateway?.status, bank?.status, (c) => `${c.gateway} at the gateway and ${c.bank} at the bank cannot both be true.`),
    plain('provider', gateway?.provider, bank?.provider),
    plain('occurred', gateway?.occurredAt, bank?.occurredAt, true, apart(gateway?.occurredAt, bank?.occurredAt, 'The bank’s came', 'occurred')),
    plain('received', lastGateway?.receivedAt, lastBank?.receivedAt, true),
  ];
}

/** `bank is 50.00 INR lower`: who has less, how much, and of what. */
export function amountWords(gateway: Side | null, bank: Side | null): string {
  if (gateway === null || bank === null) return '';
  if (gateway.currency !== bank.currency) return `Amounts in ${gateway.currency} and ${bank.currency} cannot be compared.`;
  const difference = bank.amountMinor - gateway.amountMinor;
  if (difference === 0) return 'The amounts agree; what is compared is the sum of all facts.';
  const size = amountText(Math.abs(difference), bank.currency);
  return `The bank is ${size}\u00a0${bank.currency} ${difference < 0 ? 'lower' : 'higher'}.`;
}

function judged(comparison: Comparison | undefined, gateway: Side | null, bank: Side | null, words: (c: Comparison) => string): { readonly verdict: Verdict; readonly words: string | null } {
  if (comparison === undefined) {
    // Nothing is compared while a side is missing.
    if (gateway === null && bank !== null) return { verdict: 'missing', words: null };
    if (bank === null && gateway !== null) return { verdict: 'missing', words: null };
    return { verdict: 'silent', words: null };
  }
  switch (comparison.outcome) {
    case 'Equal':
      return { verdict: 'equal', words: null };
    case 'WithinTolerance':
      return { verdict: 'tolerated', words: `${words(comparison)} That is within tolerance.` };
    case 'Different':
      return { verdict: 'different', words: words(comparison) };
    default:
      return { verdict: 'silent', words: 'Not compared, because what comes before it differs already.' };
  }
}

function lastEvent(timeline: readonly TimelineItem[], side: 'Gateway' | 'Bank') {
  return timeline.findLast(({ event, kind }) => event !== null && event.side === side && kind !== 'Duplicate')?.event ?? null;
}

const hour = 3_600_000;

/** Times that lie far apart are often the reason; what is close needs no word. */
function apart(left: string | undefined, right: string | undefined, whose: string, what: string): string | null {
  if (left === undefined || right === undefined) return null;
  const ms = Date.parse(right) - Date.parse(left);
  if (Number.isNaN(ms) || Math.abs(ms) < hour) return null;
  const hours = Math.round(Math.abs(ms) / hour);
  return `${whose} ${hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`} ${ms > 0 ? 'later' : 'earlier'} (${what}).`;
}

function cell(text: string | null, isTime = false): Cell | null {
  return text === null || text === '' ? null : { text, ...(isTime ? { isTime } : {}) };
}
