import { statuses, states } from '../api/types';
import { currencies } from '../format/currencies';
import { reasonCodes, reasonName } from '../format/words';
import { filterFields, providers, type FilterName } from './filterFields';
import { canonical, type ListFilter } from './listFilter';
import { closest } from './spelling';
import { durationToken, isRelative, parseDuration } from './times';

/** One kind of token: `code:BANK_MISSING`, `amt:>100`, `checking`. */
interface Token {
  readonly says: string;
  readonly also?: readonly string[];
  readonly shape: 'words' | 'range' | 'age' | 'moment' | 'took' | 'name' | 'flag';
  readonly name: FilterName;
  readonly most?: FilterName;
  readonly hint: string;
  readonly example: string;
}

const tokens: readonly Token[] = [
  { says: 'status', shape: 'words', name: 'status', hint: 'one or several statuses', example: 'status:ALERT,MISMATCH' },
  { says: 'code', also: ['reason'], shape: 'words', name: 'reason', hint: 'a reason code', example: 'code:BANK_MISSING' },
  { says: 'state', shape: 'words', name: 'state', hint: 'the finer state', example: 'state:WAIT_BANK' },
  { says: 'gateway', also: ['provider', 'bank', 'gw'], shape: 'words', name: 'provider', hint: 'a gateway or bank format', example: 'gateway:stripe' },
  { says: 'rail', shape: 'words', name: 'rail', hint: 'how the money moves', example: 'rail:card' },
  { says: 'ccy', also: ['currency', 'cur'], shape: 'words', name: 'currency', hint: 'a currency', example: 'ccy:EUR' },
  { says: 'amt', also: ['amount'], shape: 'range', name: 'amountMin', most: 'amountMax', hint: 'an amount in major units', example: 'amt:>100' },
  { says: 'diff', also: ['difference'], shape: 'range', name: 'differenceMin', most: 'differenceMax', hint: 'the difference, without its sign', example: 'diff:1..5' },
  { says: 'risk', also: ['value'], shape: 'range', name: 'riskMin', hint: 'value at risk, at least', example: 'risk:>1000' },
  { says: 'age', shape: 'age', name: 'openedBefore', most: 'openedAfter', hint: 'how long ago it was opened', example: 'age:>1h' },
  { says: 'opened', shape: 'moment', name: 'openedAfter', most: 'openedBefore', hint: 'when it was opened', example: 'opened:2026-05-01..2026-05-02' },
  { says: 'decided', shape: 'moment', name: 'decidedAfter', most: 'decidedBefore', hint: 'when it was decided, or how long ago', example: 'decided:>-1h' },
  { says: 'took', shape: 'took', name: 'slowerThan', hint: 'how long the decision took, at least', example: 'took:>30s' },
  { says: 'owner', shape: 'name', name: 'owner', hint: 'me, none, or a name', example: 'owner:me' },
  { says: 'order', shape: 'name', name: 'orderId', hint: 'exactly this order', example: 'order:o-17' },
  { says: 'parent', shape: 'name', name: 'parentId', hint: 'refunds and disputes of this payment', example: 'parent:tx-9' },
  { says: 'open', shape: 'flag', name: 'open', hint: 'needs somebody', example: 'open' },
  { says: 'snoozed', shape: 'flag', name: 'snoozed', hint: 'nobody wants to hear of it for now', example: '-snoozed' },
  { says: 'checking', shape: 'flag', name: 'checking', hint: 'bank or gateway is being asked', example: 'checking' },
  { says: 'held', shape: 'flag', name: 'held', hint: 'its deadline waits for a silent feed', example: 'held' },
  { says: 'alerted', shape: 'flag', name: 'alerted', hint: 'an alert about it stands', example: 'alerted' },
  { says: 'noted', also: ['has-note'], shape: 'flag', name: 'noted', hint: 'people left notes', example: 'noted' },
  { says: 'proposed', shape: 'flag', name: 'proposed', hint: 'waits for a second person', example: 'proposed' },
];

/** Words that stand for a whole token. */
const shorthands: Readonly<Record<string, string>> = { late: 'code:M06_LATE', closed: '-open', mine: 'owner:me', unassigned: 'owner:none' };

export interface QueryTrouble {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface ReadQuery {
  readonly filter: ListFilter;
  readonly trouble: readonly QueryTrouble[];
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** All of it stood in quotes: it is text to look for, never a token. */
  readonly isQuoted: boolean;
}

/** Reads what a person typed. What cannot be read is left out of the filter and named, with what would do. */
export function readQuery(typed: string): ReadQuery {
  const filter: Partial<Record<FilterName, string>> = {};
  const trouble: QueryTrouble[] = [];
  const words: Piece[] = [];
  for (const piece of piecesOf(typed)) {
    const { text, isQuoted, from, to } = piece;
    const meant = isQuoted ? undefined : tokenOf(shorthands[text.toLowerCase()] ?? text);
    if (meant === undefined) {
      const key = /^([a-z-]+):/i.exec(text)?.[1];
      if (isQuoted || key === undefined) words.push(piece);
      else trouble.push({ from, to, message: unknownToken(key, text) });
      continue;
    }
    const read = readToken(meant.token, meant.value, meant.isNegated);
    if ('trouble' in read) trouble.push({ from, to, message: read.trouble });
    else Object.assign(filter, withEarlier(filter, read));
  }
  if (words.length > 0) {
    const text = canonical('text', words.map((word) => word.text).join(' '));
    if (text !== null) filter.text = text;
    else trouble.push({ from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0, message: 'Text to look for has 2 to 64 characters.' });
  }
  return { filter, trouble };
}

/** The query that says this filter; reading it again gives the same filter. */
export function queryText(filter: ListFilter): string {
  return [...tokens.flatMap((token) => textOf(token, filter)), ...(filter.text === undefined ? [] : [quotedText(filter.text)])].join(' ');
}

export interface Completion {
  readonly insert: string;
  readonly label: string;
  readonly hint: string;
}

export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** What could stand where the caret is. Words that the list has come first. */
export function complete(typed: string, caret: number, seen: Readonly<Partial<Record<FilterName, readonly string[]>>> = {}): Completions {
  const from = caret - (/\S*$/.exec(typed.slice(0, caret))?.[0].length ?? 0);
  const begun = typed.slice(from, caret);
  const to = caret + (/^\S*/.exec(typed.slice(caret))?.[0].length ?? 0);
  const [, key, value] = /^(-?[a-z-]+):(.*)$/i.exec(begun) ?? [];
  if (key === undefined || value === undefined) {
    const bare = begun.replace(/^-/, '').toLowerCase();
    const isNegated = begun.startsWith('-');
    const options = [
      ...tokens
        .filter(({ says, shape }) => says.startsWith(bare) && (!isNegated || shape === 'flag'))
        .map(({ says, shape, hint, example }) => ({ insert: shape === 'flag' ? `${isNegated ? '-' : ''}${says}` : `${says}:`, label: shape === 'flag' ? says : `${says}:`, hint: shape === 'flag' ? hint : `${hint}, ${example}` })),
      ...(isNegated ? [] : Object.entries(shorthands).filter(([word]) => bare !== '' && word.startsWith(bare)).map(([word, means]) => ({ insert: word, label: word, hint: means }))),
    ];
    return { from, to, options };
  }
  const token = tokenNamed(key);
  if (token === undefined) return { from, to, options: [] };
  const before = value.slice(0, value.lastIndexOf(',') + 1);
  const last = value.slice(before.length).toLowerCase();
  const chosen = before.split(',');
  const options = choices(token, seen)
    .filter(({ word, name }) => !chosen.includes(word) && (word.toLowerCase().includes(last) || name.toLowerCase().includes(last)))
    .sort((a, b) => Number(b.word.toLowerCase().startsWith(last)) - Number(a.word.toLowerCase().startsWith(last)))
    .slice(0, 40)
    .map(({ word, name }) => ({ insert: `${key}:${before}${quoted(word)}`, label: word, hint: name }));
  return { from, to, options };
}

/** For the help beside the box. */
export const tokenHelp: readonly { readonly example: string; readonly hint: string }[] = tokens.map(({ example, hint }) => ({ example, hint }));

function readToken(token: Token, value: string | null, isNegated: boolean): Partial<Record<FilterName, string>> | { readonly trouble: string } {
  const { says, shape, name, most, hint, example } = token;
  if (shape === 'flag') {
    const asked = value === null ? 'yes' : value.toLowerCase();
    if (!['yes', 'no', 'true', 'false'].includes(asked)) return { trouble: `“${says}” stands alone, or with a minus: ${says}, -${says}.` };
    return { [name]: String((asked === 'yes' || asked === 'true') !== isNegated) };
  }
  if (isNegated) return { trouble: `“${says}” cannot be turned around with a minus.` };
  if (value === null || value === '') return { trouble: `“${says}:” needs ${hint}, for example ${example}.` };
  switch (shape) {
    case 'words':
      return readWords(token, value);
    case 'name': {
      const read = canonical(name, value);
      return read === null ? { trouble: `“${says}:” takes ${hint}.` } : { [name]: read };
    }
    case 'took': {
      const ms = parseDuration(value.replace(/^>=?/, ''));
      return ms === null ? { trouble: `“took” takes a duration such as 30s, 5m or 1h: ${example}.` } : { [name]: String(ms / 1000) };
    }
    case 'range':
    case 'age':
    case 'moment':
      return readRange(token, value, most);
  }
}

/** `code:A code:B` asks for either, as `code:A,B` does; of everything else the last one said holds. */
function withEarlier(filter: ListFilter, read: ListFilter): ListFilter {
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => {
      const earlier = filter[name as FilterName];
      const isWords = filterFields[name as FilterName].kind === 'words';
      return [name, earlier === undefined || !isWords ? value : (canonical(name as FilterName, `${earlier},${value}`) ?? value)];
    }),
  );
}

function readWords({ says, name }: Token, value: string): Partial<Record<FilterName, string>> | { readonly trouble: string } {
  const rule = filterFields[name].rule;
  for (const word of value.split(',')) {
    if (word === '') return { trouble: `After a comma “${says}:” needs another word.` };
    const one = canonical(name, word);
    const isKnown = one !== null && (rule?.words.includes(one) === true || name === 'rail');
    if (isKnown) continue;
    const near = closest(word.toUpperCase(), rule?.words.map((known) => known.toUpperCase()) ?? []);
    const meant = rule?.words.find((known) => known.toUpperCase() === near);
    // A code that this page does not know may be of a newer API; a near miss is a slip.
    if (one === null || meant !== undefined) return { trouble: `“${word}” is no ${says}.${meant === undefined ? '' : ` Did you mean ${meant}?`}` };
  }
  const read = canonical(name, value);
  return read === null ? { trouble: `“${value}” is no ${says}.` } : { [name]: read };
}

function readRange({ says, shape, name, example }: Token, value: string, most: FilterName | undefined): Partial<Record<FilterName, string>> | { readonly trouble: string } {
  const [, sign = '', rest = ''] = /^(>=?|<=?)?(.*)$/.exec(value) ?? [];
  const isBetween = rest.includes('..');
  const [low = '', high = ''] = isBetween ? rest.split('..', 2) : sign.startsWith('<') ? ['', rest] : sign.startsWith('>') || most === undefined ? [rest, ''] : shape === 'range' ? [rest, rest] : [rest, ''];
  const least = low === '' ? undefined : bound(shape, name, low);
  const greatest = high === '' || most === undefined ? undefined : bound(shape, most, high);
  const explain = `“${says}” takes ${shape === 'age' ? 'durations such as 5m, 1h or 3d' : shape === 'moment' ? 'dates such as 2026-05-01, moments such as 2026-05-01T10:00Z, or -1h' : 'amounts'}: ${example}.`;
  if (least === null || greatest === null || (low === '' && high === '') || (sign !== '' && isBetween)) return { trouble: explain };
  if (high !== '' && most === undefined) return { trouble: `“${says}” has only a least value: ${example}.` };
  if (shape === 'range' && least !== undefined && greatest !== undefined && Number(least) > Number(greatest)) return { trouble: `The smaller one comes first: ${says}:${high}..${low}.` };
  return { ...(least === undefined ? {} : { [name]: least }), ...(greatest === undefined || most === undefined ? {} : { [most]: greatest }) };
}

function bound(shape: Token['shape'], name: FilterName, text: string): string | null {
  return canonical(name, shape === 'age' ? `-${text}` : text);
}

function textOf({ says, shape, name, most }: Token, filter: ListFilter): readonly string[] {
  const least = filter[name];
  const greatest = most === undefined ? undefined : filter[most];
  switch (shape) {
    case 'flag':
      return least === undefined ? [] : [least === 'true' ? says : `-${says}`];
    case 'words':
      return least === undefined ? [] : [`${says}:${least}`];
    case 'name':
      return least === undefined ? [] : [`${says}:${quoted(least)}`];
    case 'took':
      return least === undefined ? [] : [`${says}:>${durationToken(Number(least) * 1000)}`];
    case 'range':
      return least !== undefined && least === greatest ? [`${says}:${least}`] : between(says, least, greatest);
    case 'age':
      return between(says, ago(least), ago(greatest));
    case 'moment':
      // What `age` has said already is not said twice.
      return says === 'opened' ? between(says, notAgo(least), notAgo(greatest)) : between(says, least, greatest);
  }
}

function between(says: string, least: string | undefined, most: string | undefined): readonly string[] {
  if (least !== undefined && most !== undefined) return [`${says}:${least}..${most}`];
  return least !== undefined ? [`${says}:>${least}`] : most !== undefined ? [`${says}:<${most}`] : [];
}

const ago = (time: string | undefined): string | undefined => (time !== undefined && isRelative(time) ? time.slice(1) : undefined);
const notAgo = (time: string | undefined): string | undefined => (time === undefined || isRelative(time) ? undefined : time);

function quoted(value: string): string {
  return /^[^\s"]+$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}

/** Text that could be read as a token, or that has blanks, goes into quotes. */
function quotedText(text: string): string {
  const isPlain = /^[^\s"]+$/.test(text) && !text.includes(':') && tokenOf(text) === undefined && shorthands[text.toLowerCase()] === undefined;
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

function tokenOf(text: string): { readonly token: Token; readonly value: string | null; readonly isNegated: boolean } | undefined {
  const [, minus = '', key = '', , value = null] = /^(-?)([a-z-]+?)(:(.*))?$/is.exec(text) ?? [];
  const token = tokenNamed(key);
  if (token === undefined || (value === null && token.shape !== 'flag')) return undefined;
  return { token, value, isNegated: minus !== '' };
}

function tokenNamed(key: string): Token | undefined {
  const wanted = key.replace(/^-/, '').toLowerCase();
  return tokens.find(({ says, also }) => says === wanted || also?.includes(wanted) === true);
}

function unknownToken(key: string, text: string): string {
  const near = closest(key.toLowerCase(), tokens.map(({ says }) => says));
  return `There is no filter “${key}”.${near === undefined ? '' : ` Did you mean “${near}”?`} To look for it as text, write "${text}".`;
}

/** Splits at blanks outside quotes; two quotes inside quotes are one. */
function piecesOf(typed: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const pattern = /(?:"(?:[^"]|"")*(?:"|$)|[^\s"])+/g;
  for (const found of typed.matchAll(pattern)) {
    const raw = found[0];
    const isQuoted = /^"(?:[^"]|"")*"?$/.test(raw);
    const text = raw.replace(/"((?:[^"]|"")*)(?:"|$)/g, (_, inner: string) => inner.replaceAll('""', '"'));
    pieces.push({ from: found.index, to: found.index + raw.length, text, isQuoted });
  }
  return pieces;
}

function choices({ name, shape }: Token, seen: Readonly<Partial<Record<FilterName, readonly string[]>>>): readonly { readonly word: string; readonly name: string }[] {
  const known: readonly string[] =
    name === 'reason' ? reasonCodes : name === 'status' ? statuses : name === 'state' ? states : name === 'provider' ? providers : name === 'currency' ? currencies : name === 'owner' ? ['me', 'none'] : name === 'rail' ? (filterFields.rail.rule?.words ?? []) : [];
  if (shape !== 'words' && shape !== 'name') return [];
  return [...new Set([...(seen[name] ?? []), ...known])].map((word) => ({ word, name: name === 'reason' ? reasonName(word) : '' }));
}
