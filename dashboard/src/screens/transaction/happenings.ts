import type { AuditEntry, TimelineItem } from '../../api/types';
import type { Shape, Tone } from '../../format/words';
import type { IconName } from '../../parts/Icon';

export type Group = 'facts' | 'decisions' | 'questions' | 'people';

export interface Happening {
  readonly word: string;
  readonly icon: IconName | Shape;
  readonly tone: Tone;
  readonly group: Group;
}

const kinds: Readonly<Record<string, Happening>> = {
  Fact: { word: 'Fact', icon: 'dot', tone: 'wait', group: 'facts' },
  Duplicate: { word: 'Said again', icon: 'copies', tone: 'calm', group: 'facts' },
  Conflict: { word: 'Contradiction', icon: 'unequal', tone: 'bad', group: 'facts' },
  Deadline: { word: 'Deadline passed', icon: 'clock', tone: 'warn', group: 'decisions' },
  StaleDeadline: { word: 'Deadline without effect', icon: 'clock', tone: 'calm', group: 'decisions' },
  Hold: { word: 'Deadline held', icon: 'pause', tone: 'wait', group: 'decisions' },
  Answer: { word: 'Asked', icon: 'search', tone: 'wait', group: 'questions' },
  ChecksEnded: { word: 'Checks ended', icon: 'slash', tone: 'calm', group: 'questions' },
  Action: { word: 'Action', icon: 'person', tone: 'settled', group: 'people' },
  ActionRefused: { word: 'Action refused', icon: 'person', tone: 'warn', group: 'people' },
};

/** An unknown kind stands for itself: a newer API may know more than this page. */
export function happening(kind: string): Happening {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] as Happening) : { word: kind, icon: 'dot', tone: 'calm', group: 'decisions' };
}

export const groupWords: Readonly<Record<Group, string>> = { facts: 'Facts', decisions: 'Decisions', questions: 'Questions', people: 'People' };
export const groups = Object.keys(groupWords) as readonly Group[];

/** Below this nobody would call it late. */
const notableLagMs = 5_000;

/** From when it happened to when RealRecon got it; null where that is not worth a word. Negative: the provider's clock runs ahead. */
export function notableLag({ event }: Pick<TimelineItem, 'event'>): number | null {
  if (event === null) return null;
  const lag = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
  return Number.isNaN(lag) || (lag >= 0 && lag < notableLagMs) || (lag < 0 && lag > -1000) ? null : lag;
}

/** A step after which the verdict is another one: what the eye looks for first. */
export function turnsAt(timeline: readonly TimelineItem[]): ReadonlySet<number> {
  const turns = new Set<number>();
  timeline.forEach((item, at) => {
    const before = timeline[at - 1];
    if (before === undefined || before.status !== item.status || before.state !== item.state) turns.add(item.sequence);
  });
  return turns;
}

export interface LookAlike {
  readonly reference: string;
  readonly source: string;
  readonly at: string;
}

/** Movements that an answer proposed and RealRecon did not take: the nearest misses, the latest first, each once. */
export function lookAlikes(entries: readonly AuditEntry[]): readonly LookAlike[] {
  const found = new Map<string, LookAlike>();
  for (const { body } of [...entries].reverse()) {
    const answer = body.answer?.answer;
    for (const reference of answer?.candidates ?? []) if (!found.has(reference)) found.set(reference, { reference, source: answer?.source ?? '', at: body.at });
  }
  return [...found.values()];
}
