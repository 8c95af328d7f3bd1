import type { ActionWord, CaseActionWord } from '../api/types';
import type { KeyName } from '../keys/keyTable';

export type AnyAction = ActionWord | CaseActionWord;

export interface ActionRow {
  readonly title: string;
  /** Of the button that sends it. */
  readonly verb: string;
  /** “Resolved tx-1.” */
  readonly done: string;
  readonly key: KeyName | null;
  /** What it does, for whoever does it the first time. */
  readonly sentence: string;
  /** What the reason says when nothing else has been said before. Settling money has none: somebody has to think of one. */
  readonly reason: string;
  readonly isGrave?: boolean;
}

/** Every action, in the order in which a bar offers them. */
export const actionTable = {
  approve: { title: 'Approve', verb: 'Approve', done: 'Approved', key: 'approve', sentence: 'A second person agrees to what is proposed, and it takes effect.', reason: '', isGrave: true },
  reject: { title: 'Reject', verb: 'Reject', done: 'Rejected', key: 'reject', sentence: 'What is proposed is turned down, and nothing changes.', reason: '' },
  resolve: { title: 'Resolve', verb: 'Resolve', done: 'Resolved', key: 'resolve', sentence: 'Settles it with a reason. Facts that come later are recorded, and say so if they contradict.', reason: '' },
  assign: { title: 'Assign', verb: 'Assign', done: 'Assigned', key: 'assign', sentence: 'Says who looks after it.', reason: 'Looking after it.' },
  snooze: { title: 'Snooze', verb: 'Snooze', done: 'Snoozed', key: 'snooze', sentence: 'Nobody wants to hear of it until then.', reason: 'Nothing to do until then.' },
  note: { title: 'Note', verb: 'Leave the note', done: 'Left a note on', key: 'note', sentence: 'Stays with it for ever.', reason: '' },
  query: { title: 'Ask now', verb: 'Ask now', done: 'Asking about', key: 'query', sentence: 'Bank or gateway is asked now instead of when it is due.', reason: 'Asking before it is due.' },
  hold: { title: 'Hold deadlines', verb: 'Hold', done: 'Held', key: 'hold', sentence: 'Deadlines that wait for this feed wait as long as it is held, for example in an announced outage.', reason: '' },
  release: { title: 'Release deadlines', verb: 'Release', done: 'Released', key: 'release', sentence: 'Deadlines run again.', reason: 'The outage is over.' },
  'force-match': { title: 'Force a match', verb: 'Force the match', done: 'Forced a match of', key: 'force', sentence: 'Declares the two sides equal as they are. Above a limit a second person has to approve.', reason: '', isGrave: true },
  'write-off': { title: 'Write off', verb: 'Write off', done: 'Wrote off', key: 'write-off', sentence: 'Gives the difference up. Above a limit a second person has to approve.', reason: '', isGrave: true },
  unmatch: { title: 'Unmatch', verb: 'Take the match apart', done: 'Took apart', key: 'undo', sentence: 'Takes a match apart; the two sides count as contradicting each other until somebody settles it.', reason: '', isGrave: true },
  reopen: { title: 'Reopen', verb: 'Reopen', done: 'Reopened', key: 'reopen', sentence: 'Takes back what a person decided; the facts decide again.', reason: '' },
} as const satisfies Record<AnyAction, ActionRow>;

export const actionRows: Readonly<Record<AnyAction, ActionRow>> = actionTable;

export const actionOrder = Object.keys(actionTable) as readonly AnyAction[];

export const transactionActions: readonly ActionWord[] = ['approve', 'reject', 'resolve', 'assign', 'snooze', 'note', 'query', 'force-match', 'write-off', 'unmatch', 'reopen'];
