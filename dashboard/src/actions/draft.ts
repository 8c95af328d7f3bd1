import type { ActionDetails, ActionRequest, CaseActionRequest, Me, ResolutionCode } from '../api/types';
import type { AnyAction } from './actionTable';
import { actionRows } from './actionTable';
import type { Remembered } from './remembered';
import { localInput, longestHoldMs, longestSnoozeMs, snoozeTimes, snoozeTrouble } from './snoozeTimes';

/** What a person has filled in so far. */
export interface Draft {
  readonly action: AnyAction;
  readonly reason: string;
  readonly code: ResolutionCode;
  /** `me`, `none`, or `name` with `assignee`. */
  readonly to: 'me' | 'none' | 'name';
  readonly assignee: string;
  /** An id of snoozeTimes, `date` with `date`, or `wake` (of a snooze only). */
  readonly until: string;
  /** Local date and time, as the browser's input writes it. */
  readonly date: string;
}

export function draftOf(action: AnyAction, remembered: Remembered, now: Date): Draft {
  return {
    action,
    reason: remembered.reasons[action]?.[0] ?? actionRows[action].reason,
    code: remembered.code,
    to: 'me',
    assignee: '',
    until: '1h',
    date: localInput(new Date(now.getTime() + 24 * 3_600_000)),
  };
}

/** What is still missing, as a sentence; null when it can be sent. */
export function troubleOf(draft: Draft, now: Date): string | null {
  const reason = draft.reason.trim();
  if (reason === '') return draft.action === 'note' ? 'Write what the note says.' : 'Say why. It stays in the record.';
  if (reason.length > 500) return 'At most 500 characters.';
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f-\u009f]/.test(reason)) return 'Without control characters, such as line breaks.';
  if (draft.action === 'assign' && draft.to === 'name' && draft.assignee.trim() === '') return 'Name somebody.';
  if (hasEnd(draft) && draft.until === 'date') return snoozeTrouble(new Date(draft.date), now, draft.action === 'hold' ? longestHoldMs : longestSnoozeMs);
  return null;
}

/** Without version: the same details go to one transaction or to many. */
export function detailsOf(draft: Draft, me: Me | undefined, now: Date): ActionDetails & { readonly action: AnyAction } {
  switch (draft.action) {
    case 'resolve':
      return { action: draft.action, code: draft.code };
    case 'assign':
      return { action: draft.action, assignee: draft.to === 'none' ? null : draft.to === 'me' ? (me?.name ?? null) : draft.assignee.trim() };
    case 'snooze':
    case 'hold':
      return { action: draft.action, until: endOf(draft, now) };
    default:
      return { action: draft.action };
  }
}

/** A case is settled without a code. */
export function requestOf(kind: 'transaction' | 'case', draft: Draft, me: Me | undefined, version: number, now: Date): ActionRequest | CaseActionRequest {
  const { code, ...details } = detailsOf(draft, me, now);
  return { ...details, ...(kind === 'transaction' && code != null ? { code } : {}), reason: draft.reason.trim(), version };
}

function hasEnd({ action }: Draft): boolean {
  return action === 'snooze' || action === 'hold';
}

function endOf(draft: Draft, now: Date): string | null {
  if (draft.until === 'wake') return null;
  const until = draft.until === 'date' ? new Date(draft.date) : snoozeTimes(now).find(({ id }) => id === draft.until)?.until;
  return until === undefined || Number.isNaN(until.getTime()) ? null : until.toISOString();
}
