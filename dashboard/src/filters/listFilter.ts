import type { Filter } from '../api/queries';
import { filterFields, filterNames, type FilterName } from './filterFields';
import { momentOf, parseTime } from './times';

/** What a list shows: members of the API's filter in canonical text. A time may be relative (`-24h`), so that a saved view stays what it says. */
export type ListFilter = Readonly<Partial<Record<FilterName, string>>>;

/** A value in canonical form, or null when it can be none. */
export function canonical(name: FilterName, text: string): string | null {
  const { kind, rule, shortest = 0, longest = Infinity } = filterFields[name];
  switch (kind) {
    case 'words': {
      const words = text.split(',').map((word) => (rule?.toCase === 'upper' ? word.trim().toUpperCase() : word.trim().toLowerCase()));
      const allowed = words.filter((word) => rule === undefined || rule.words.includes(word) || rule.alsoLike?.test(word) === true);
      return allowed.length === words.length && words.length > 0 ? [...new Set(words)].sort().join(',') : null;
    }
    case 'flag':
      return text === 'true' || text === 'false' ? text : null;
    case 'amount':
      return decimal(text, 18);
    case 'seconds':
      return /^\d{1,9}(\.\d{1,3})?$/.test(text) ? decimal(text, 12) : null;
    case 'time':
      return parseTime(text);
    case 'text':
      return text.length >= shortest && text.length <= longest ? text : null;
  }
}

/** Reads an address. What cannot be used is named, so that nobody looks at more than they asked for without being told. */
export function filterFromUrl(params: URLSearchParams): { readonly filter: ListFilter; readonly ignored: readonly string[] } {
  const filter: Partial<Record<FilterName, string>> = {};
  const ignored: string[] = [];
  for (const name of filterNames) {
    const text = params.get(name);
    if (text === null || text === '') continue;
    const value = canonical(name, text);
    if (value === null) ignored.push(`${name}=${text}`);
    else filter[name] = value;
  }
  return { filter, ignored };
}

/** The address of a filter: other members, such as columns, stay as they are. */
export function filterToUrl(filter: ListFilter, before: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const name of filterNames) {
    const value = filter[name];
    if (value === undefined) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** As the API wants it: every time a moment. */
export function filterToApi(filter: ListFilter, now: number): Filter {
  return Object.fromEntries(filterNames.flatMap((name) => (filter[name] === undefined ? [] : [[name, filterFields[name].kind === 'time' ? momentOf(filter[name], now) : filter[name]]])));
}

/** As members of a bulk request's body. */
export function filterToBody(filter: ListFilter, now: number): Readonly<Record<string, string | boolean>> {
  return Object.fromEntries(Object.entries(filterToApi(filter, now)).map(([name, value]) => [name, filterFields[name as FilterName].kind === 'flag' ? value === 'true' : String(value)]));
}

export function sameFilter(a: ListFilter, b: ListFilter): boolean {
  return filterNames.every((name) => a[name] === b[name]);
}

export function isEmptyFilter(filter: ListFilter): boolean {
  return filterNames.every((name) => filter[name] === undefined);
}

export function withMember(filter: ListFilter, name: FilterName, value: string | undefined): ListFilter {
  const others = Object.fromEntries(Object.entries(filter).filter(([other]) => other !== name));
  return value === undefined ? others : { ...others, [name]: value };
}

/** Adds a word to a member that takes several, or takes it out again. */
export function toggleWord(filter: ListFilter, name: FilterName, word: string): ListFilter {
  const words = filter[name]?.split(',') ?? [];
  const next = words.includes(word) ? words.filter((other) => other !== word) : [...words, word].sort();
  return withMember(filter, name, next.length === 0 ? undefined : next.join(','));
}

/** Exceptions are what is open, unless the filter itself says otherwise or asks for what is never open. */
export function ofExceptions(filter: ListFilter): ListFilter {
  const saysOtherwise = filter.open !== undefined || filter.status !== undefined || filter.proposed === 'true' || (filter.reason?.split(',').every((code) => /^M\d\d_/.test(code)) ?? false);
  return saysOtherwise ? filter : { ...filter, open: 'true' };
}

/** `0100.50` is `100.5`: one number, one text. */
function decimal(text: string, digits: number): string | null {
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const [whole = '', part = ''] = text.split('.');
  const clean = whole.replace(/^0+(?=\d)/, '');
  const rest = part.replace(/0+$/, '');
  return clean.length + rest.length > digits ? null : rest === '' ? clean : `${clean}.${rest}`;
}
