import { currencies } from '../format/currencies';
import { reasonCodes } from '../format/words';
import { states, statuses } from '../api/types';

/** The members of a filter, as the API names them; the address of a list has the same ones. */
export type FilterName =
  | 'status' | 'reason' | 'provider' | 'state' | 'currency' | 'rail' | 'open' | 'amountMin' | 'amountMax' | 'differenceMin' | 'differenceMax' | 'riskMin'
  | 'openedAfter' | 'openedBefore' | 'decidedAfter' | 'decidedBefore' | 'slowerThan' | 'owner' | 'snoozed' | 'checking' | 'held' | 'alerted' | 'noted' | 'proposed'
  | 'orderId' | 'parentId' | 'text';

/** What each member may hold. Values are text in one canonical form, so that equal filters are equal text. */
export type ValueKind = 'words' | 'flag' | 'amount' | 'time' | 'seconds' | 'text';

export interface WordRule {
  readonly words: readonly string[];
  /** Other words are allowed as well, if they look like this. */
  readonly alsoLike?: RegExp;
  readonly toCase?: 'upper' | 'lower';
}

export interface FilterField {
  readonly kind: ValueKind;
  readonly rule?: WordRule;
  readonly longest?: number;
  readonly shortest?: number;
}

export const providers: readonly string[] = ['stripe', 'adyen', 'razorpay', 'paypal', 'generic', 'ledger', 'camt', 'mt', 'bai2'];

export const filterFields: Readonly<Record<FilterName, FilterField>> = {
  status: { kind: 'words', rule: { words: statuses, toCase: 'upper' } },
  reason: { kind: 'words', rule: { words: reasonCodes, toCase: 'upper', alsoLike: /^[A-Z0-9_]{2,64}$/ } },
  provider: { kind: 'words', rule: { words: providers, toCase: 'lower', alsoLike: /^[a-z0-9_.-]{1,32}$/ } },
  state: { kind: 'words', rule: { words: states, toCase: 'upper' } },
  currency: { kind: 'words', rule: { words: currencies, toCase: 'upper' } },
  rail: { kind: 'words', rule: { words: ['card', 'sepa', 'upi', 'ach', 'wire', 'wallet'], toCase: 'lower', alsoLike: /^[a-z0-9_.-]{1,32}$/ } },
  open: { kind: 'flag' },
  amountMin: { kind: 'amount' },
  amountMax: { kind: 'amount' },
  differenceMin: { kind: 'amount' },
  differenceMax: { kind: 'amount' },
  riskMin: { kind: 'amount' },
  openedAfter: { kind: 'time' },
  openedBefore: { kind: 'time' },
  decidedAfter: { kind: 'time' },
  decidedBefore: { kind: 'time' },
  slowerThan: { kind: 'seconds' },
  owner: { kind: 'text', shortest: 1, longest: 128 },
  snoozed: { kind: 'flag' },
  checking: { kind: 'flag' },
  held: { kind: 'flag' },
  alerted: { kind: 'flag' },
  noted: { kind: 'flag' },
  proposed: { kind: 'flag' },
  orderId: { kind: 'text', shortest: 1, longest: 255 },
  parentId: { kind: 'text', shortest: 1, longest: 255 },
  text: { kind: 'text', shortest: 2, longest: 64 },
};

export const filterNames = Object.keys(filterFields) as readonly FilterName[];
