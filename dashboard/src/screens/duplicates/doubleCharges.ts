import type { Case } from '../../api/types';

/** What a case of an order tells beside its own fields. */
export interface DoubleCharge {
  readonly provider: string;
  /** How many refunds of the order succeeded. */
  readonly refunds: number;
  /** Ids of the charges that are too many; a charge of several parts has an id of its own. */
  readonly surplus: ReadonlySet<string>;
  readonly isChecking: boolean;
  /** Movements that are too many to be kept. */
  readonly notKept: number;
}

export function doubleCharge({ details }: Pick<Case, 'details'>): DoubleCharge {
  const of = (name: string): string => details.find((detail) => detail.name === name)?.value ?? '';
  return {
    provider: of('provider'),
    refunds: countOf(of('refunds')),
    surplus: new Set(of('surplus').split(', ').filter((id) => id !== '')),
    isChecking: of('checks') !== '',
    notKept: countOf(of('notKept')),
  };
}

/** How it stands with the money that was taken too much, in one sentence. */
export function standingWords(one: Case): string {
  const { refunds, isChecking } = doubleCharge(one);
  const refunded = refunds === 0 ? 'nothing was given back' : refunds === 1 ? 'one refund came' : `${refunds} refunds came`;
  if (one.isOpen) return `${one.count} charges stand and ${refunded}${isChecking ? '; RealRecon is asking the gateway for a refund' : ''}.`;
  return refunds === 0 ? 'Settled without a refund.' : `Settled: ${refunded}.`;
}

function countOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
