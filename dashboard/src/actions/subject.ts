import type { Case, CaseDetail, Transaction, TransactionDetail } from '../api/types';

/** What a person acts on, as they saw it: the version in it is the one that their action names. */
export type Subject =
  | { readonly kind: 'transaction'; readonly transaction: Transaction | TransactionDetail }
  | { readonly kind: 'case'; readonly case: Case | CaseDetail };

export const ofTransaction = (transaction: Transaction): Subject => ({ kind: 'transaction', transaction });
export const ofCase = (one: Case): Subject => ({ kind: 'case', case: one });

/** The same thing in whatever version. */
export function subjectId(subject: Subject): string {
  return subject.kind === 'transaction' ? `transaction/${subject.transaction.id}` : `case/${subject.case.kind}/${subject.case.key}`;
}

export function subjectName(subject: Subject): string {
  return subject.kind === 'transaction' ? subject.transaction.id : subject.case.key;
}

export function versionOf(subject: Subject): number {
  return subject.kind === 'transaction' ? subject.transaction.version : subject.case.version;
}

export function ownerOf(subject: Subject): string | null {
  return subject.kind === 'transaction' ? (subject.transaction.handling?.owner ?? null) : subject.case.owner;
}

export function snoozedUntilOf(subject: Subject): string | null {
  return subject.kind === 'transaction' ? (subject.transaction.handling?.snoozedUntil ?? null) : subject.case.snoozedUntil;
}

/** Until when a person holds the deadlines that wait for a feed. */
export function heldUntilOf(subject: Subject): string | null {
  return subject.kind === 'case' ? (subject.case.details.find(({ name }) => name === 'heldUntil')?.value ?? null) : null;
}
