import type { Case, Iso } from '../../api/types';
import type { Shape, Tone } from '../../format/words';

export type FeedPhase = 'Learning' | 'Flowing' | 'Silent' | 'CatchingUp';

/** A provider's stream on one side, read out of its case's details. */
export interface Feed {
  readonly case: Case;
  readonly key: string;
  readonly side: string;
  readonly provider: string;
  /** One of FeedPhase, or what a newer API says. */
  readonly phase: string;
  readonly lastEventAt: Iso | null;
  readonly usualGap: string | null;
  readonly silentAfter: string | null;
  readonly silentSince: Iso | null;
  readonly heldUntil: Iso | null;
  readonly heldBy: string | null;
  readonly events: number | null;
}

export function feedOf(one: Case): Feed {
  const facts = new Map(one.details.map(({ name, value }) => [name, value]));
  const text = (name: string): string | null => facts.get(name) ?? null;
  const dash = one.key.indexOf('-');
  const events = Number(text('events') ?? Number.NaN);
  return {
    case: one,
    key: one.key,
    side: text('side') ?? one.key.slice(0, Math.max(0, dash)),
    provider: text('provider') ?? one.key.slice(dash + 1),
    phase: text('phase') ?? '',
    lastEventAt: text('lastEventAt'),
    usualGap: text('usualGap'),
    silentAfter: text('silentAfter'),
    silentSince: text('silentSince'),
    heldUntil: text('heldUntil'),
    heldBy: text('heldBy'),
    events: Number.isFinite(events) ? events : null,
  };
}

/** A hold ends by itself; the view may not have heard of it yet. */
export function isHeld({ heldUntil }: Pick<Feed, 'heldUntil'>, now: number): boolean {
  return heldUntil !== null && Date.parse(heldUntil) > now;
}

const grave: readonly string[] = ['Silent', 'CatchingUp', 'Learning', 'Flowing'];

/** Silent ones first; then by side and name, so that a feed is found where it was. */
export function inOrder(feeds: readonly Feed[]): Feed[] {
  const rank = ({ phase }: Feed): number => (grave.includes(phase) ? Math.min(grave.indexOf(phase), 2) : 2);
  return [...feeds].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}

interface PhaseWord {
  readonly word: string;
  readonly sentence: string;
  readonly tone: Tone;
  readonly shape: Shape;
}

const phases: Readonly<Record<FeedPhase, PhaseWord>> = {
  Learning: { word: 'Learning', sentence: 'Too little has been heard of it to tell a silence from a pause.', tone: 'calm', shape: 'dot' },
  Flowing: { word: 'Flowing', sentence: 'It speaks as often as it usually does.', tone: 'good', shape: 'check' },
  Silent: { word: 'Silent', sentence: 'Silent for far longer than usual while the other side went on. Deadlines that wait for it are held.', tone: 'bad', shape: 'triangle' },
  CatchingUp: { word: 'Catching up', sentence: 'It speaks again. Deadlines stay held while its backlog may still heal them.', tone: 'warn', shape: 'clock' },
};

export function phaseWord(phase: string): PhaseWord {
  return Object.hasOwn(phases, phase) ? phases[phase as FeedPhase] : { word: phase, sentence: phase, tone: 'calm', shape: 'dot' };
}
