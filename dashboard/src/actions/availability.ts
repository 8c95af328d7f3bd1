import type { Me, State } from '../api/types';
import type { AnyAction } from './actionTable';
import { actionOrder } from './actionTable';
import type { Subject } from './subject';

export interface Offer {
  readonly action: AnyAction;
  /** Null where it may be done; otherwise the sentence that says why not. */
  readonly whyNot: string | null;
}

const settled: readonly State[] = ['NEW', 'MATCHED', 'REVERSED', 'RESOLVED'];

/**
 * What makes sense here and whether this person may do it. What makes no sense in this state is left out; what another role may do is shown
 * with the reason. The API decides; this only spares people a refusal.
 */
export function offersFor(subject: Subject, me: Me | undefined): readonly Offer[] {
  return actionOrder.filter((action) => makesSense(action, subject)).map((action) => ({ action, whyNot: whyNot(action, subject, me) }));
}

export function whyNot(action: AnyAction, subject: Subject, me: Me | undefined): string | null {
  if (me === undefined) return 'Who you are is not known yet.';
  const proposed = subject.kind === 'transaction' ? (subject.transaction.handling?.proposed ?? null) : null;
  const isOwn = proposed !== null && proposed.actor.toLowerCase() === me.name.toLowerCase();
  if (action === 'approve') {
    if (!me.may.approve) return 'Only an approver may do this.';
    return isOwn ? 'You proposed it; somebody else has to approve.' : null;
  }
  if (action === 'reject') return me.may.approve || (isOwn && me.may.act) ? null : 'Only an approver, or whoever proposed it, may do this.';
  return me.may.act ? null : 'Only an operator may do this.';
}

function makesSense(action: AnyAction, subject: Subject): boolean {
  return subject.kind === 'transaction' ? ofTransaction(action, subject.transaction) : ofCase(action, subject.case);
}

function ofTransaction(action: AnyAction, { state, handling }: Extract<Subject, { kind: 'transaction' }>['transaction']): boolean {
  switch (action) {
    case 'approve':
    case 'reject':
      return handling?.proposed != null;
    case 'resolve':
    case 'force-match':
    case 'write-off':
      return !settled.includes(state);
    case 'query':
      return !settled.includes(state) && state !== 'NO_MONEY' && handling?.isChecking !== true;
    case 'unmatch':
      return state === 'MATCHED';
    case 'reopen':
      return handling?.standing != null;
    case 'note':
    case 'assign':
    case 'snooze':
      return true;
    case 'hold':
    case 'release':
      return false;
  }
}

function ofCase(action: AnyAction, { kind, isOpen, details }: Extract<Subject, { kind: 'case' }>['case']): boolean {
  if (kind === 'Pace') return false;
  switch (action) {
    case 'note':
    case 'assign':
    case 'snooze':
      return true;
    case 'resolve':
      return isOpen;
    case 'reopen':
      return kind === 'Alert' && !isOpen;
    case 'hold':
      return kind === 'Feed';
    case 'release':
      return kind === 'Feed' && details.some(({ name }) => name === 'heldUntil');
    default:
      return false;
  }
}
