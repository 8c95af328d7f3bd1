import type { Severity, State, Status } from '../api/types';

export type Tone = 'good' | 'bad' | 'warn' | 'wait' | 'calm' | 'settled';
/** Every tone has shapes of its own, so that nothing is said by colour alone. */
export type Shape = 'check' | 'unequal' | 'triangle' | 'clock' | 'back' | 'slash' | 'person' | 'info' | 'diamond' | 'octagon' | 'dot' | 'pause';

export interface Word {
  readonly word: string;
  readonly sentence: string;
  readonly tone: Tone;
  readonly shape: Shape;
}

export const statusWords: Readonly<Record<Status, Word>> = {
  PENDING: { word: 'Pending', sentence: 'One side is missing and its deadline has not passed.', tone: 'wait', shape: 'clock' },
  MATCHED: { word: 'Matched', sentence: 'Gateway and bank agree.', tone: 'good', shape: 'check' },
  MISMATCH: { word: 'Mismatch', sentence: 'Gateway and bank contradict each other.', tone: 'bad', shape: 'unequal' },
  ALERT: { word: 'Alert', sentence: 'The deadline passed and one side is still missing.', tone: 'bad', shape: 'triangle' },
  REVERSED: { word: 'Reversed', sentence: 'The money came and went back, on both sides.', tone: 'calm', shape: 'back' },
  NO_MONEY: { word: 'No money', sentence: 'The gateway failed or reversed it, and the bank booked nothing.', tone: 'calm', shape: 'slash' },
  RESOLVED: { word: 'Resolved', sentence: 'A person settled it, with a reason.', tone: 'settled', shape: 'person' },
};

export const stateWords: Readonly<Record<State, string>> = {
  NEW: 'Only a fee or a note is known; no side has spoken of money.',
  GW_PENDING: 'The gateway holds it pending.',
  WAIT_BANK: 'The gateway says the money moved; waiting for the bank.',
  WAIT_GW: 'The bank knows of it; waiting for the gateway.',
  PARTIAL: 'The bank announced more parts than have come.',
  MATCHED: 'Gateway and bank agree.',
  MISMATCH: 'Gateway and bank contradict each other.',
  ALERT_BANK: 'The bank did not book it in time.',
  ALERT_GW: 'The gateway did not confirm it in time.',
  NO_MONEY: 'No money moved, on both sides.',
  REVERSED: 'The money came and went back.',
  RESOLVED: 'A person settled it.',
};

export const severityWords: Readonly<Record<Severity, Word>> = {
  Info: { word: 'Info', sentence: 'Small and young.', tone: 'calm', shape: 'info' },
  Warning: { word: 'Warning', sentence: 'From 1,000 at risk, or a day old.', tone: 'warn', shape: 'triangle' },
  Error: { word: 'Error', sentence: 'From 10,000 at risk, or three days old.', tone: 'bad', shape: 'diamond' },
  Critical: { word: 'Critical', sentence: 'From 100,000 at risk, or five days old, or evidence that contradicts itself.', tone: 'bad', shape: 'octagon' },
};

/** One short name and one sentence for each reason code, after docs/matching.md. */
const reasons: Readonly<Record<string, readonly [name: string, sentence: string]>> = {
  M00_EXACT: ['Exact match', 'Reference, currency, direction, status and amount agree.'],
  M01_TOLERANCE_AMOUNT: ['Within tolerance', 'The amounts differ by no more than the tolerance allows.'],
  M02_FEE_EXPLAINED: ['Fee explains it', 'The amounts differ by exactly the known fees.'],
  M03_FX_WITHIN_BAND: ['Exchange rate explains it', 'The amounts agree within the band of exchange rates.'],
  M04_SPLIT_SUM: ['Sum of parts', 'Several captures or bookings add up to the same amount.'],
  M05_BATCH_SUM: ['Sum of a batch', 'The parts of a batch add up to the same amount.'],
  M06_LATE: ['Late match', 'Both sides agree, but only after the deadline had passed.'],
  M07_MANUAL: ['Settled by hand', 'A person settled it.'],
  M08_FORCED: ['Forced match', 'A person declared the two sides equal.'],
  M09_AUTO_RETRY: ['Found by asking', 'It matched because RealRecon asked bank or gateway.'],
  AMT_UNDER: ['Bank has less', 'The bank booked less than the gateway says has moved.'],
  AMT_OVER: ['Bank has more', 'The bank booked more than the gateway says has moved.'],
  AMT_SCALE: ['Decimal shift', 'The amounts differ by a factor of ten, a hundred or a thousand.'],
  AMT_FEE_SHAPED: ['Looks like a fee', 'The difference looks like a fee that nobody told of.'],
  SPLIT_INCOMPLETE: ['Parts missing', 'The bank announced more parts than came.'],
  BATCH_CHILD_MISSING: ['Part of a batch missing', 'A part of the batch did not come.'],
  TOL_BUDGET_EXCEEDED: ['Tolerance spent', 'So much has been tolerated that the budget is spent.'],
  UNEXPLAINED_FEE: ['Unexplained fee', 'A fee was kept that nobody told of.'],
  CCY_DIFF: ['Other currency', 'The two sides name different currencies.'],
  CCY_DCC: ['Converted currency', 'The payer’s currency was converted on the way.'],
  FX_RATE_MISSING: ['No exchange rate', 'There is no rate to compare the two currencies with.'],
  UNKNOWN_CURRENCY: ['Unknown currency', 'The currency is not one of ISO 4217.'],
  STS_GW_FAILED_BANK_OK: ['Failed, yet booked', 'The gateway says it failed; the bank booked it.'],
  STS_GW_REVERSED_BANK_OK: ['Reversed, yet booked', 'The gateway reversed it; the bank booked it.'],
  STS_GW_PENDING_BANK_OK: ['Pending, yet booked', 'The gateway still holds it pending; the bank booked it.'],
  STS_BANK_RETURNED: ['Returned by the bank', 'The bank sent back what the gateway says has moved.'],
  GW_FAILED_LATER: ['Failed afterwards', 'The gateway reported success first and failure later.'],
  AUTH_EXPIRED: ['Authorisation expired', 'It was authorised and never captured.'],
  REPOSTED: ['Booked again', 'The bank booked it again after a return.'],
  BANK_MISSING: ['Bank missing', 'The gateway says the money moved; the bank did not book it in time.'],
  GATEWAY_MISSING: ['Gateway missing', 'The bank booked it; the gateway did not confirm it in time.'],
  BANK_PENDING_TOO_LONG: ['Announced, not booked', 'The bank announced it and did not book it in time.'],
  REVERSAL_WITHOUT_ORIGINAL: ['Reversal of nothing', 'It was reversed or returned, and nobody knows the payment.'],
  FEED_STALE: ['Silent feed', 'A provider’s feed fell silent while the other side went on.'],
  CAPTURE_EXCEEDS_AUTH: ['Captured too much', 'More was captured than authorised.'],
  REFUND_EXCEEDS_CAPTURE: ['Refunded too much', 'More was refunded than captured.'],
  REFUND_WITHOUT_CAPTURE: ['Refund without payment', 'It was refunded and never captured.'],
  DUP_REDELIVERY: ['Delivered again', 'The same event came again; nothing changed.'],
  DUP_CONFLICT: ['Contradicting event', 'One event id came with two contents; nothing can match any more.'],
  DUP_SEMANTIC: ['Told again', 'Another event told the same fact; it was not added up.'],
  DUP_DOUBLE_CHARGE: ['Double charge', 'One order was charged more than once.'],
  DUP_BANK_POSTING: ['Booked twice', 'The bank booked one amount twice.'],
  DUP_STATEMENT: ['Statement again', 'The same statement came again.'],
  MISSING_KEY: ['No reference', 'Nothing in the event joins it to a transaction.'],
  AMBIGUOUS_KEY: ['Ambiguous reference', 'The reference fits more than one transaction.'],
  REF_NORMALISED: ['Reference tidied', 'The references agree after tidying.'],
  REF_PREFIX: ['Reference cut', 'One reference is the beginning of the other.'],
  REF_DIFF: ['Other reference', 'The references differ.'],
  NORMALISE_INCONSISTENT: ['Inconsistent event', 'The event contradicts itself.'],
  UNKNOWN_STATUS: ['Unknown status', 'The status is none that this format knows.'],
  DIR_WRONG: ['Wrong direction', 'The bank debited what should be a credit, or the reverse.'],
  DATE_INVALID: ['Invalid date', 'A date cannot be read.'],
  CLOCK_SKEW: ['Clock ahead', 'The provider’s clock is too far ahead to be believed.'],
  TESTMODE_EVENT: ['Test event', 'The event is from a test mode.'],
  SIGNATURE_INVALID: ['Invalid signature', 'The event’s signature does not hold.'],
  SCHEMA_UNKNOWN_VERSION: ['Unknown version', 'The format is of a version that is not known.'],
  POISON: ['Cannot be handled', 'It was too much, or failed again and again.'],
  MANUAL_UNMATCH: ['Taken apart', 'A person took the match apart.'],
  WRITE_OFF: ['Written off', 'A person gave the difference up.'],
  POLICY_EXCEPTION: ['Policy exception', 'A person settled it as an exception.'],
  OPS_APPROVAL: ['Approved by operations', 'A person in operations approved it.'],
  CUSTOMER_DISPUTE: ['Customer dispute', 'It is settled in a dispute with the customer.'],
  DATA_CORRECTION: ['Data corrected', 'The data was wrong and has been corrected.'],
  POST_RESOLUTION: ['Contradicts the resolution', 'A fact that came after a person settled it says otherwise.'],
  TIMER_LOST: ['Timer lost', 'A timer was lost and has been set again.'],
  TIMER_ON_NEW: ['Timer without a wait', 'A timer rang for a transaction that waits for nothing.'],
  REPLAY_DIVERGED: ['Replay diverged', 'Folding the same facts again gave another verdict.'],
  AUDIT_CHAIN_BROKEN: ['Audit chain broken', 'A block of the audit log does not fit the one before.'],
};

/** Of dead letters, where they are not reason codes of transactions too. */
const rejections: Readonly<Record<string, readonly [name: string, sentence: string]>> = {
  BODY_EMPTY: ['Empty body', 'The event has no content.'],
  BODY_TOO_LARGE: ['Body too large', 'The event is larger than what is read.'],
  ENCODING_INVALID: ['Not UTF-8', 'The body is not valid text.'],
  JSON_MALFORMED: ['Not JSON', 'The body is not valid JSON.'],
  JSON_TOO_DEEP: ['JSON too deep', 'The body is nested too deeply.'],
  JSON_DUPLICATE_KEY: ['Name twice', 'A name stands twice in one JSON object.'],
  XML_MALFORMED: ['Not XML', 'The body is not valid XML.'],
  XML_TOO_DEEP: ['XML too deep', 'The body is nested too deeply.'],
  XML_DTD_FORBIDDEN: ['XML with DTD', 'A document type is never read.'],
  UNKNOWN_FORMAT: ['Unknown format', 'No known format fits the body.'],
  UNSUPPORTED_FORMAT: ['Unsupported format', 'The format is known, but not read.'],
  WRONG_SIDE: ['Wrong hub', 'The format belongs to the other side’s hub.'],
  FIELD_MISSING: ['Field missing', 'A field that must be there is not.'],
  FIELD_INVALID: ['Field invalid', 'A field holds what it may not.'],
  TEXT_TOO_LONG: ['Text too long', 'A text is longer than allowed.'],
  ID_INVALID: ['Invalid id', 'A reference holds what no id may.'],
  CARD_NUMBER: ['Card number', 'A text looks like a card number and is not kept.'],
  AMOUNT_MALFORMED: ['Malformed amount', 'An amount is not a number of its currency.'],
  AMOUNT_TOO_LARGE: ['Amount too large', 'An amount is larger than what can be kept exactly.'],
  AMOUNT_NOT_POSITIVE: ['Amount not positive', 'An amount is zero or less.'],
  TOO_MANY_MOVEMENTS: ['Too many movements', 'One event holds more movements than are read.'],
};

export const reasonCodes: readonly string[] = Object.keys(reasons);
export const rejectionCodes: readonly string[] = Object.keys(rejections);

/** An unknown code stands for itself: a newer API may know more than this page. */
export function reasonName(code: string): string {
  return (lookUp(code) ?? [code])[0];
}

export function reasonSentence(code: string): string {
  return lookUp(code)?.[1] ?? code;
}

export function statusWord(status: string): Word {
  return Object.hasOwn(statusWords, status) ? statusWords[status as Status] : { word: status, sentence: status, tone: 'calm', shape: 'dot' };
}

export function stateSentence(state: string): string {
  return Object.hasOwn(stateWords, state) ? stateWords[state as State] : state;
}

export function severityWord(severity: string): Word {
  return Object.hasOwn(severityWords, severity) ? severityWords[severity as Severity] : { word: severity, sentence: severity, tone: 'calm', shape: 'dot' };
}

function lookUp(code: string): readonly [string, string] | undefined {
  // Codes are text from outside: `constructor` must not find what every object has.
  if (Object.hasOwn(reasons, code)) return reasons[code];
  return Object.hasOwn(rejections, code) ? rejections[code] : undefined;
}
