import { localProblem } from './problem';

/**
 * Percent-encodes everything but RFC 3986's unreserved characters, as UTF-8. encodeURIComponent leaves !'()* alone, and it throws on
 * half a surrogate pair, which can come out of clipped text; such a half becomes U+FFFD and finds nothing.
 */
export function segment(text: string): string {
  if (text === '.' || text === '..') {
    // A browser takes these out of every path, also as %2E, so the request would ask for something else.
    throw localProblem('unreachable-id', 'This reference cannot be asked for', 400, `No browser can send “${text}” as part of an address. Find it in a list, or ask with another client.`);
  }
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

/** Sorted, so that equal questions have equal addresses; without what is not set. */
export function query(values: Readonly<Record<string, QueryValue>>): string {
  const parts = Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${segment(name)}=${encoded(Array.isArray(value) ? value.join(',') : String(value))}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function encoded(text: string): string {
  return text === '.' || text === '..' ? text : segment(text);
}

export const transactionHref = (id: string): string => `/transaction?id=${encoded(id)}`;
export const alertHref = (key: string): string => (key === '.' || key === '..' ? '/alerts' : `/alerts/${segment(key)}`);
