import type { RuleValue } from '../../api/types';
import { durationText } from '../../format/age';

/** `gatewayDeadlineMax` becomes `Gateway deadline max`; a word of capitals stays one. */
export function nameWords(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const span = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/;

/** `1.00:00:00` is `1 d`; null for text that is no span of time. */
export function spanWords(text: string): string | null {
  const found = span.exec(text);
  if (found === null) return null;
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '0'] = found;
  const ms = (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(`0.${fraction}`) * 1000;
  return `${minus === undefined ? '' : '\u2212'}${ms === 0 ? '0 s' : durationText(ms)}`;
}

const meanings: Readonly<Record<string, string>> = {
  bankDeadline: 'How long the bank may take after the gateway’s word, where nothing has been learned.',
  bankDeadlineMax: 'The longest that a learned deadline for the bank may become.',
  gatewayDeadline: 'How long the gateway may take after the bank’s booking.',
  gatewayDeadlineMax: 'The longest that a learned deadline for the gateway may become.',
  authorisationDeadline: 'An authorisation that is not captured by then has expired.',
  bankPendingDeadline: 'How long a booking may stay announced.',
  maxClockSkew: 'A provider’s clock that is further ahead is not believed.',
  minGrace: 'However old an event is, the other side still gets this long.',
  backfillAge: 'Older events count as back-fill.',
  toleranceMinor: 'Amounts may differ by this many minor units and still match.',
  acceptsTestEvents: 'Whether events of test modes count.',
  above: 'From these amounts on, a second person has to approve.',
  otherCurrencies: 'Whether amounts in other currencies need a second person, too.',
  gather: 'How long alerts are gathered before anybody is told.',
  settle: 'How long a healed alert stays open.',
  quietHours: 'When nobody is woken.',
  minSilence: 'A feed is never called silent before.',
  maxSilence: 'A feed that says nothing for longer is silent in any case.',
  maxHold: 'Deadlines are held no longer than this.',
  factor: 'How many times its usual gap a feed may be quiet.',
};

export function meaningOf(name: string): string | null {
  return Object.hasOwn(meanings, name) ? (meanings[name] ?? null) : null;
}

/** Text of a single value. */
export function valueWords(value: Exclude<RuleValue, object> | null): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return spanWords(value) ?? value;
}

export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly RuleValue[])[] };

/** A list of like things is a table; anything else is none. */
export function tableOf(value: RuleValue): Table | null {
  if (!isList(value) || value.length === 0 || !value.every(isGroup)) return null;
  const columns = [...new Set(value.flatMap((row) => Object.keys(row)))];
  return { columns, rows: value.map((row) => columns.map((column) => row[column] ?? null)) };
}

export function isGroup(value: RuleValue): value is { readonly [name: string]: RuleValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: RuleValue): value is readonly RuleValue[] {
  return Array.isArray(value);
}
