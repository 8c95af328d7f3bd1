import type { Iso, Pulse } from '../../api/types';
import { countText, percentText, plural } from '../../format/number';
import type { Shape, Tone } from '../../format/words';
import type { Connection } from '../../live/engine';
import { rateTone } from './gatewayOrder';
import { feedHref, gatewaysHref, lostTimersHref } from './links';

export type PartName = 'API' | 'Feeds' | 'Sweeper' | 'Audit' | 'Dead letters';

/** A part of the whole and how it does: `word` first, then where it helps a moment and what comes after it. */
export interface Part {
  readonly name: PartName;
  readonly tone: Tone;
  readonly shape: Shape;
  readonly word: string;
  readonly at?: Iso;
  readonly after?: string;
  /** Null where there is no screen; Pulse itself tells more. */
  readonly href: string | null;
}

export interface Verdict {
  readonly word: string;
  readonly tone: Tone;
  readonly shape: Shape;
}

export interface Banner {
  /** What an ops lead asks first: is the money fine? */
  readonly money: Verdict & {
    readonly sentence: string;
    /** How old the oldest of what the sentence tells of is. */
    readonly oldest: Iso | null;
  };
  /** And then: may I believe what I see? */
  readonly health: Verdict;
  /** Of the two, the worse: a green banner over red money would be a lie. */
  readonly tone: Tone;
  readonly parts: readonly Part[];
}

/** The sweeper runs every few minutes; silence of this length means that it does not. */
const sweeperLateMs = 20 * 60_000;
/** The audit head is checked all the time; one that was not checked for so long is not known to be sound. */
const auditLateMs = 60 * 60_000;

const good = { tone: 'good', shape: 'check' } as const;
const warn = { tone: 'warn', shape: 'triangle' } as const;
const bad = { tone: 'bad', shape: 'octagon' } as const;
const calm = { tone: 'calm', shape: 'dot' } as const;

const words: Readonly<Record<Pulse['health']['status'], Verdict>> = {
  ok: { word: 'OK', ...good },
  degraded: { word: 'Degraded', ...warn },
  down: { word: 'Down', ...bad },
};

export function bannerOf(pulse: Pulse, connection: Connection, now: number): Banner {
  const parts = [api(pulse, connection), feeds(pulse), sweeper(pulse, now), audit(pulse, now), deadLetters(pulse)].filter((part) => part !== null);
  const isSilent = connection === 'down' || connection === 'signed-out';
  const { status } = pulse.health;
  // What stands here is old then: nobody may read “OK” from it.
  const health: Verdict = isSilent ? { word: 'No answer', ...bad } : Object.hasOwn(words, status) ? words[status] : { word: status, ...calm };
  const money = moneyOf(pulse, isSilent);
  const tone = [money.tone, health.tone].sort((a, b) => gravity.indexOf(a) - gravity.indexOf(b))[0] ?? 'calm';
  return { money, health, tone, parts };
}

const gravity: readonly Tone[] = ['bad', 'warn', 'calm', 'good'];

function moneyOf(pulse: Pulse, isSilent: boolean): Banner['money'] {
  const sentence = sentenceOf(pulse);
  const oldest = pulse.open.count > 0 ? pulse.open.oldestSince : null;
  if (isSilent) return { word: 'Not known', ...bad, sentence: `When last heard: ${sentence}`, oldest };
  return { ...moneyWord(pulse), sentence, oldest };
}

function moneyWord({ open, movements, waiting, matchRate: { decided, matched } }: Pulse): Verdict {
  const rate = rateTone(matched, decided);
  if (rate === 'bad') return { word: 'At risk', ...bad };
  if (open.count > 0 || rate === 'warn') return { word: 'Needs a look', ...warn };
  return movements === 0 && waiting.count === 0 ? { word: 'Quiet', ...calm } : { word: 'Fine', ...good };
}

function sentenceOf({ open, movements, waiting, matchRate: { decided, matched }, since, coveredSince }: Pulse): string {
  const rate = decided === 0 ? '' : `${percentText(matched, decided)} matched. `;
  if (open.count > 0) {
    const checking = open.checking === 0 ? '' : `, ${open.checking === open.count ? 'all' : countText(open.checking)} being checked`;
    return `${rate}${open.isExact ? '' : 'At least '}${plural(open.count, 'exception is', 'exceptions are')} open${checking}.`;
  }
  if (Date.parse(coveredSince) > Date.parse(since)) return `${rate}History is still being read.`;
  if (movements === 0 && waiting.count === 0) return 'No money moved in this window, and nothing is open.';
  return `${rate}Nothing is open.`;
}

function api({ health }: Pulse, connection: Connection): Part {
  if (connection === 'down') return { name: 'API', ...bad, word: 'does not answer', href: null };
  if (connection === 'signed-out') return { name: 'API', ...bad, word: 'signed out', href: null };
  const broken = Object.entries(health.checks).filter(([, word]) => word !== 'ok');
  const [first] = broken;
  if (first === undefined) return { name: 'API', ...good, word: 'answers', href: null };
  return { name: 'API', ...bad, word: broken.length === 1 ? `${first[0]}: ${first[1]}` : `${broken.length} parts down`, href: null };
}

function feeds({ health }: Pulse): Part {
  const open = health.feeds.filter((feed) => feed.isOpen);
  const [first] = open;
  if (first === undefined) return { name: 'Feeds', ...(health.feeds.length === 0 ? calm : good), word: health.feeds.length === 0 ? 'none heard yet' : 'none silent', href: gatewaysHref() };
  if (open.length > 1) return { name: 'Feeds', ...warn, word: `${open.length} silent`, href: gatewaysHref() };
  return { name: 'Feeds', ...warn, word: `${first.key} since`, at: first.since, href: feedHref(first.key) };
}

function sweeper({ health, today }: Pulse, now: number): Part | null {
  if (health.sweeper === null) return null;
  const { lastRunAt, lostToday } = health.sweeper;
  const href = lostTimersHref(today.since);
  const found = lostToday === 0 ? '' : `, ${plural(lostToday, 'timer')} found today`;
  if (lastRunAt === null) return { name: 'Sweeper', ...calm, word: 'has not run yet', href };
  const isLate = now - Date.parse(lastRunAt) > sweeperLateMs;
  return { name: 'Sweeper', ...(isLate ? warn : good), word: 'ran', at: lastRunAt, after: found, href };
}

function audit({ health }: Pulse, now: number): Part {
  const { checkedAt, isSound } = health.audit;
  if (checkedAt === null) return { name: 'Audit', ...calm, word: 'not checked yet', href: '/audit' };
  if (!isSound) return { name: 'Audit', ...bad, word: 'broken, checked', at: checkedAt, href: '/audit' };
  const isOld = now - Date.parse(checkedAt) > auditLateMs;
  return { name: 'Audit', ...(isOld ? warn : good), word: 'checked', at: checkedAt, after: ', sound', href: '/audit' };
}

function deadLetters({ health }: Pulse): Part {
  const { lastHour, isMore } = health.deadLetters;
  if (lastHour === 0) return { name: 'Dead letters', ...good, word: 'none this hour', href: '/dead-letters' };
  return { name: 'Dead letters', ...warn, word: `${countText(lastHour)}${isMore ? '+' : ''} this hour`, href: '/dead-letters' };
}
