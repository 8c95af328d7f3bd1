import type { Severity, Transaction } from '../api/types';
import { exponentOf } from '../format/currencies';
import { roundMoneyText } from '../format/money';

const hour = 3_600_000;

/** The desks' defaults, the same that alerts have (docs/alerts.md): a row holds when its value or its age is reached, in major units of any one currency. */
export const severityRows: readonly { readonly is: Severity; readonly value: number; readonly ageMs: number }[] = [
  { is: 'Critical', value: 100_000, ageMs: 120 * hour },
  { is: 'Error', value: 10_000, ageMs: 72 * hour },
  { is: 'Warning', value: 1_000, ageMs: 24 * hour },
];

/** Codes that matter whatever they cost: somebody may be tampering, or nobody can tell what it costs. */
export const severityOfCodes: Readonly<Record<string, Severity>> = { DUP_CONFLICT: 'Critical', SIGNATURE_INVALID: 'Critical', AUDIT_CHAIN_BROKEN: 'Critical', FEED_STALE: 'Error' };

export interface Judged {
  readonly severity: Severity;
  /** Why, as part of a sentence. */
  readonly because: string;
  /** Until age alone makes it worse; null when it cannot. */
  readonly worsensInMs: number | null;
}

const rank: Readonly<Record<Severity, number>> = { Info: 0, Warning: 1, Error: 2, Critical: 3 };

/** How much a transaction matters: the worst of value at risk, age and what its codes stand for. What needs nobody matters to nobody. */
export function judge({ status, reasons, valueAtRisk, openedAt }: Pick<Transaction, 'status' | 'reasons' | 'valueAtRisk' | 'openedAt'>, now: number): Judged {
  if (status !== 'ALERT' && status !== 'MISMATCH') return { severity: 'Info', because: 'nothing is open', worsensInMs: null };
  const age = now - Date.parse(openedAt);
  const ofAge = severityRows.find(({ ageMs }) => age >= ageMs)?.is ?? 'Info';
  const ofValue = valueAtRisk === null ? 'Info' : severityOfValue(valueAtRisk.amountMinor, valueAtRisk.currency);
  const code = reasons.find((reason) => Object.hasOwn(severityOfCodes, reason));
  const ofCode = code === undefined ? 'Info' : (severityOfCodes[code] ?? 'Info');
  const severity = [ofAge, ofValue, ofCode].reduce(worse);
  const because =
    severity === 'Info' ? 'small and young'
    : severity === ofCode ? `${code ?? ''} always matters`
    : severity === ofValue && valueAtRisk !== null ? `${roundMoneyText(valueAtRisk)} at risk`
    : `${Math.floor(age / hour)} h old`;
  const next = severityRows.filter(({ is }) => rank[is] > rank[severity]).at(-1);
  return { severity, because, worsensInMs: next === undefined ? null : next.ageMs - age };
}

export function severityOfValue(amountMinor: number, currency: string): Severity {
  const major = amountMinor / 10 ** (exponentOf(currency) ?? 2);
  return severityRows.find(({ value }) => major >= value)?.is ?? 'Info';
}

export function severityRank(severity: Severity): number {
  return rank[severity];
}

function worse(a: Severity, b: Severity): Severity {
  return rank[a] >= rank[b] ? a : b;
}
