/** What the API answers, by hand from docs/api.md and docs/operators.md. Text from outside is `string`; a word that this page does not know must not break it. */

export type Iso = string;
export type Exposure = Readonly<Record<string, number>>;

export const statuses = ['PENDING', 'MATCHED', 'MISMATCH', 'ALERT', 'REVERSED', 'NO_MONEY', 'RESOLVED'] as const;
export type Status = (typeof statuses)[number];

export const states = ['NEW', 'GW_PENDING', 'WAIT_BANK', 'WAIT_GW', 'PARTIAL', 'MATCHED', 'MISMATCH', 'ALERT_BANK', 'ALERT_GW', 'NO_MONEY', 'REVERSED', 'RESOLVED'] as const;
export type State = (typeof states)[number];

export type Reason = string;
export type Severity = 'Info' | 'Warning' | 'Error' | 'Critical';
export type CaseKind = 'Alert' | 'Feed' | 'Order' | 'Pace';

export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export interface Side extends Money {
  readonly provider: string;
  readonly status: string;
  readonly occurredAt: Iso;
}

export interface StandingAction {
  readonly actionId: string;
  readonly kind: string;
  readonly code: Reason;
  readonly actor: string;
  readonly at: Iso;
}

export interface Handling {
  readonly owner: string | null;
  readonly snoozedUntil: Iso | null;
  readonly standing: StandingAction | null;
  readonly proposed: StandingAction | null;
  readonly round: number;
  readonly attempts: number;
  readonly isChecking: boolean;
  readonly isHeld: boolean;
  readonly isAlerted: boolean;
  readonly notes: number;
}

export interface Transaction {
  readonly id: string;
  readonly status: Status;
  readonly reasons: readonly Reason[];
  readonly state: State;
  readonly gateway: Side | null;
  readonly bank: Side | null;
  readonly differenceMinor: number | null;
  readonly openedAt: Iso;
  readonly decidedAt: Iso;
  readonly deadline: Iso | null;
  readonly version: number;
  readonly handling: Handling | null;
  readonly valueAtRisk: Money | null;
  readonly orderId: string | null;
  /** The payment of a refund or dispute. */
  readonly parentId: string | null;
  readonly rail: string | null;
}

export interface TimelineEvent extends Money {
  readonly side: 'Gateway' | 'Bank';
  readonly provider: string;
  readonly fact: string;
  readonly status: string;
  readonly direction: 'Credit' | 'Debit';
  readonly rawType: string;
  readonly source: string;
  readonly rail: string | null;
  readonly occurredAt: Iso;
  readonly receivedAt: Iso;
  readonly eventKey: string;
  readonly bankReference: string | null;
  readonly payloadSha256: string;
  readonly hub: string;
  readonly partition: string;
  readonly offset: string;
  readonly sequence: number;
}

export interface TimelineItem {
  readonly sequence: number;
  readonly at: Iso;
  readonly kind: string;
  readonly code: Reason | null;
  readonly summary: string;
  readonly version: number;
  readonly status: Status;
  readonly state: State;
  /** Who acted; null where it was RealRecon itself. */
  readonly actor: string | null;
  readonly reason: string | null;
  readonly event: TimelineEvent | null;
}

export interface Comparison {
  readonly field: string;
  readonly gateway: string;
  readonly bank: string;
  readonly outcome: 'Equal' | 'WithinTolerance' | 'Different' | 'NotEvaluated';
}

export interface Decision {
  readonly ruleVersion: number;
  readonly decidedAt: Iso;
  readonly facts: number;
  readonly inputsSha256: string;
  /** False when the trail shown is cut. */
  readonly isComplete: boolean;
}

export interface TransactionDetail extends Transaction {
  readonly compared: readonly Comparison[];
  readonly decision: Decision;
  /** Ascending; the newest 200 entries. */
  readonly timeline: readonly TimelineItem[];
}

export interface Page<T> {
  readonly items: readonly T[];
  /** A page may hold fewer items than asked for, even none, while there is a next one. */
  readonly next: string | null;
}

export interface CaseFact {
  readonly name: string;
  readonly value: string;
}

export interface Case {
  readonly kind: CaseKind;
  readonly key: string;
  readonly version: number;
  readonly isOpen: boolean;
  readonly code: Reason | null;
  readonly severity: Severity;
  readonly count: number;
  readonly exposure: Exposure;
  readonly since: Iso;
  readonly details: readonly CaseFact[];
  readonly owner: string | null;
  readonly snoozedUntil: Iso | null;
  readonly deadline: Iso | null;
}

export interface CaseStep {
  readonly sequence: number;
  readonly at: Iso;
  readonly what: string;
  readonly summary: string;
}

export interface CaseDetail extends Case {
  readonly timeline: readonly CaseStep[];
}

export type TotalsByStatus = Readonly<Record<Status, number>>;

export interface LiveUpdate {
  readonly cursor: string;
  readonly totals: TotalsByStatus;
  readonly changes: readonly Transaction[];
  readonly cases: readonly Case[];
}

export interface DeadLetterHandling {
  readonly what: 'redriven' | 'refusedAgain' | 'discarded' | 'gone';
  readonly at: Iso;
  readonly by: string;
  readonly reason: string;
  readonly detail: string | null;
}

export interface DeadLetter {
  readonly key: string;
  readonly hub: string;
  readonly partition: string;
  readonly offset: string;
  readonly sequence: number;
  readonly index: number;
  readonly reason: string;
  readonly detail: string;
  readonly enqueuedAt: Iso;
  readonly rejectedAt: Iso;
  readonly bytes: number;
  readonly sha256: string;
  readonly handling: DeadLetterHandling | null;
}

export interface DeadLetterAnswer {
  readonly items: readonly { readonly key: string; readonly outcome: 'accepted' | 'refused' | 'gone' | 'unavailable' | 'handled' | 'discarded'; readonly detail: string | null }[];
}

export interface Health {
  readonly status: 'ok' | 'down';
  readonly checks: Readonly<Record<string, string>>;
}

// Totals and Pulse

export interface Bucket {
  readonly count: number;
  readonly valueAtRisk: Exposure;
}

/** Ages since openedAt: under 1 min, 1–5 min, 5–60 min, 1–24 h, 1–3 d, 3–7 d, over 7 d. */
export interface Ageing {
  readonly reason: Reason;
  readonly buckets: readonly Bucket[];
}

export interface Totals {
  readonly asOf: Iso;
  readonly count: number;
  readonly isExact: boolean;
  readonly valueAtRisk: Exposure;
  readonly oldest: Iso | null;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  readonly byReason: readonly ({ readonly reason: Reason } & Bucket)[];
  readonly byProvider: readonly ({ readonly provider: string } & Bucket)[];
  readonly byOwner: readonly { readonly owner: string | null; readonly count: number }[];
  readonly ageing: readonly Ageing[];
}

export type PulseWindow = '15m' | '1h' | '24h';

export interface Percentiles {
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

export interface TimeToMatch extends Percentiles {
  readonly count: number;
  readonly maxMs: number | null;
}

export interface PulsePoint {
  readonly at: Iso;
  readonly movements: number;
  readonly decided: number;
  readonly matched: number;
  readonly exceptions: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
}

export interface GatewayPulse {
  readonly provider: string;
  readonly rails: readonly string[];
  readonly movements: number;
  readonly decided: number;
  readonly matched: number;
  readonly insideDeadline: number;
  readonly open: number;
  readonly valueAtRisk: Exposure;
  readonly timeToMatch: TimeToMatch;
  readonly lag: Percentiles;
  readonly lastEventAt: Iso | null;
  readonly series: readonly { readonly at: Iso; readonly movements: number; readonly decided: number; readonly matched: number }[];
}

export interface Pulse {
  readonly asOf: Iso;
  readonly window: PulseWindow;
  readonly since: Iso;
  /** Later than `since` while history is still being read. */
  readonly coveredSince: Iso;
  readonly movements: number;
  readonly waiting: { readonly count: number; readonly oldestSince: Iso | null; readonly insideDeadline: number; readonly held: number; readonly checking: number };
  readonly matchRate: {
    readonly decided: number;
    readonly matched: number;
    readonly byCurrency: readonly { readonly currency: string; readonly decidedMinor: number; readonly matchedMinor: number }[];
  };
  readonly straightThrough: { readonly matched: number; readonly withoutPeople: number };
  readonly timeToMatch: TimeToMatch;
  readonly sinceOccurred: TimeToMatch;
  readonly healed: { readonly byAsking: number; readonly late: number; readonly asked: number };
  readonly today: { readonly since: Iso; readonly autoResolved: number; readonly late: number; readonly resolvedByPeople: number };
  /** Not exact: at least so many; the rest is still being read, or more than is counted. */
  readonly open: { readonly count: number; readonly isExact: boolean; readonly checking: number; readonly valueAtRisk: Exposure; readonly oldestSince: Iso | null };
  readonly series: readonly PulsePoint[];
  readonly gateways: readonly GatewayPulse[];
  readonly banks: readonly { readonly provider: string; readonly bookings: number; readonly lag: Percentiles; readonly lastEventAt: Iso | null }[];
  readonly duplicates: { readonly open: number; readonly exposure: Exposure };
  readonly health: {
    readonly status: 'ok' | 'degraded' | 'down';
    readonly checks: Readonly<Record<string, string>>;
    readonly feeds: readonly { readonly key: string; readonly isOpen: boolean; readonly since: Iso; readonly count: number; readonly summary: string }[];
    readonly sweeper: { readonly lastRunAt: Iso | null; readonly lostToday: number } | null;
    readonly audit: { readonly checkedAt: Iso | null; readonly isSound: boolean; readonly entries: number; readonly blocks: number };
    readonly deadLetters: { readonly lastHour: number; readonly lastAt: Iso | null; readonly isMore: boolean };
  };
}

// Audit

export interface AuditBlockRef {
  readonly number: number;
  readonly hash: string;
  readonly previousHash: string;
  readonly root: string;
}

export interface AuditEntry<Body = TransactionBody> {
  readonly sequence: number;
  readonly at: Iso;
  readonly hash: string;
  readonly body: Body;
  readonly block: AuditBlockRef;
}

export interface AuditTrail<Body = TransactionBody> {
  readonly shard: number;
  readonly entries: readonly AuditEntry<Body>[];
}

export interface Verdict {
  readonly state: State;
  readonly reasons: readonly Reason[];
  readonly gateway: Side | null;
  readonly bank: Side | null;
  readonly differenceMinor: number | null;
  readonly compared: readonly Comparison[];
  readonly deadline: Iso | null;
}

/** What a bank or gateway said when it was asked. */
export interface HeardAnswer {
  readonly round: number;
  readonly attempt: number;
  readonly answer: {
    readonly outcome: 'Found' | 'NotFound' | 'Ambiguous' | 'Unavailable' | 'Refused' | 'NoSource';
    readonly source: string;
    readonly askedAt: Iso;
    readonly answeredAt: Iso;
    /** References that might be meant and cannot be told for sure. */
    readonly candidates?: readonly string[];
    readonly detail: string | null;
  };
}

export interface Belonging {
  readonly orderId: string | null;
  readonly parentId: string | null;
  readonly rail: string | null;
}

export interface Snapshot {
  readonly status: Status;
  readonly verdict: Verdict;
  readonly openedAt: Iso;
  readonly decidedAt: Iso;
  readonly generation: number;
  /** Null in entries from before it was kept. */
  readonly belonging?: Belonging | null;
  readonly handling: Handling | null;
}

export interface TransactionBody {
  readonly transactionId: string;
  readonly version: number;
  readonly at: Iso;
  readonly kind: string;
  readonly code: Reason | null;
  readonly ruleVersion: number;
  readonly answer?: HeardAnswer | null;
  readonly before: { readonly status: Status; readonly deadline: Iso | null } | null;
  readonly after: Snapshot;
  readonly refusal: string | null;
}

export interface CaseBody {
  readonly kind: CaseKind;
  readonly key: string;
  readonly version: number;
  readonly at: Iso;
  readonly what: string;
  readonly summary: string;
  readonly refusal: string | null;
}

export interface AuditHeads {
  readonly asOf: Iso;
  readonly entries: number;
  readonly blocks: number;
  readonly digest: string;
  readonly shards: readonly { readonly shard: number; readonly block: number; readonly hash: string; readonly nextSequence: number }[];
}

export interface AuditBlockRow extends AuditBlockRef {
  readonly shard: number;
  readonly firstSequence: number;
  readonly entries: number;
}

export interface AuditBlockList {
  readonly items: readonly AuditBlockRow[];
  readonly next: number | null;
}

export interface About {
  readonly transaction?: string | null;
  readonly case?: { readonly kind: CaseKind; readonly key: string } | null;
}

export interface AuditBlock extends Omit<AuditBlockRow, 'entries'> {
  /** What is null cannot be read: the entry is damaged, or of a later version. */
  readonly entries: readonly { readonly sequence: number; readonly at: Iso | null; readonly hash: string | null; readonly about: About | null; readonly summary: string }[];
}

export interface Verification {
  readonly shard: number;
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly entries: number;
  readonly isSound: boolean;
  readonly findings: readonly { readonly fault: string; readonly block: number; readonly sequence: number | null; readonly text: string }[];
  readonly next: number | null;
}

export interface Replay {
  readonly id: string;
  readonly entries: number;
  readonly agrees: boolean;
  readonly ruleVersion: number;
  readonly recordedRuleVersions: readonly number[];
  readonly differences: readonly { readonly sequence: number; readonly version: number; readonly field: string; readonly recorded: string; readonly replayed: string }[];
  readonly isComplete: boolean;
  readonly permutations: { readonly tried: number; readonly agree: boolean };
}

// Actions

export type Role = 'viewer' | 'operator' | 'approver' | 'auditor';
export const roles: readonly Role[] = ['viewer', 'operator', 'approver', 'auditor'];

export interface Me {
  readonly name: string;
  readonly source: 'local' | 'signedIn';
  readonly roles: readonly Role[];
  readonly may: { readonly read: boolean; readonly act: boolean; readonly approve: boolean; readonly audit: boolean };
}

export type ActionWord = 'approve' | 'assign' | 'force-match' | 'note' | 'query' | 'reject' | 'reopen' | 'resolve' | 'snooze' | 'unmatch' | 'write-off';
export type CaseActionWord = 'assign' | 'note' | 'resolve' | 'snooze' | 'reopen' | 'hold' | 'release';
export type ResolutionCode = 'M07_MANUAL' | 'POLICY_EXCEPTION' | 'OPS_APPROVAL' | 'CUSTOMER_DISPUTE' | 'DATA_CORRECTION';
export type Outcome = 'done' | 'proposed' | 'refused' | 'pending' | 'unsent';

export interface ActionDetails {
  /** Of resolve only. */
  readonly code?: ResolutionCode | null;
  /** Of assign; null takes it back. */
  readonly assignee?: string | null;
  /** Of snooze and hold; null wakes it. */
  readonly until?: Iso | null;
}

export interface ActionRequest extends ActionDetails {
  readonly action: ActionWord;
  readonly reason: string;
  readonly version: number;
}

export interface CaseActionRequest extends ActionDetails {
  readonly action: CaseActionWord;
  readonly reason: string;
  readonly version: number;
}

export interface ActionAnswer {
  readonly id: string;
  readonly actionId: string;
  readonly version: number;
  readonly status: string;
  readonly state: State | null;
  readonly outcome: Outcome;
}

export interface BulkScope extends ActionDetails {
  readonly filter?: Readonly<Record<string, string | boolean | number>>;
  readonly ids?: readonly string[];
  readonly action: ActionWord;
}

export interface BulkPreview {
  readonly count: number;
  readonly exposure: Exposure;
  readonly cap: number;
  readonly token: string | null;
}

export interface BulkAnswer {
  readonly bulkId: string;
  readonly count: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly items: readonly { readonly id: string; readonly actionId: string; readonly version: number; readonly outcome: Outcome; readonly why: string | null }[];
}

/** What happened after the version that a person saw, in a 409 `version-conflict`. */
export interface Change {
  readonly sequence: number;
  readonly version: number;
  readonly at: Iso;
  readonly kind: string;
  readonly code: Reason | null;
  readonly summary: string;
  readonly actor: string | null;
}

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly currentVersion?: number;
  readonly currentStatus?: string;
  readonly currentState?: State | null;
  readonly changes?: readonly Change[];
  readonly code?: Reason | null;
  readonly why?: string;
  readonly count?: number;
  readonly cap?: number;
}

/** What decides now: nested values that a person can read. */
export type RuleValue = string | number | boolean | null | readonly RuleValue[] | { readonly [name: string]: RuleValue };
export type Rules = { readonly version: number } & Readonly<Record<string, RuleValue>>;
