import type { ActionRequest, CaseActionRequest } from '../api/types';
import { heldUntilOf, ownerOf, snoozedUntilOf, type Subject } from './subject';

/**
 * What takes an action back, on the version that it made; null where nothing does. Money is settled with a reason and taken back with one, so
 * only whose it is, until when it sleeps and whether deadlines run go back at a key.
 */
export function inverseOf(before: Subject, done: ActionRequest | CaseActionRequest, version: number, now: Date): ActionRequest | CaseActionRequest | null {
  const common = { reason: `Taken back: ${done.reason}`.slice(0, 500), version };
  if (done.action === 'assign') return { ...common, action: 'assign', assignee: ownerOf(before) };
  if (done.action === 'snooze') {
    const until = snoozedUntilOf(before);
    return { ...common, action: 'snooze', until: until !== null && Date.parse(until) > now.getTime() ? until : null };
  }
  if (done.action === 'hold' || done.action === 'release') {
    const until = heldUntilOf(before);
    return until !== null && Date.parse(until) > now.getTime() ? { ...common, action: 'hold', until } : { ...common, action: 'release' };
  }
  return null;
}
