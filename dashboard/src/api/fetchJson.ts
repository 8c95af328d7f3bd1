import { localRole, roleHeaders } from './localRole';
import { localProblem, Problem } from './problem';
import { signIn } from './signIn';
import type { ProblemDocument } from './types';

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
  /** ETag of the answer before; the answer may then be `notModified`. */
  readonly etag?: string | null | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

export type Answer<T> =
  | { readonly notModified: false; readonly value: T; readonly etag: string | null; readonly date: number | null; readonly headers: Headers }
  | { readonly notModified: true; readonly etag: string | null; readonly date: number | null };

/** One request to the API. Throws a Problem for everything that is not an answer, and AbortError only when the caller gave up. */
export async function ask<T>(path: string, asked: Asked = {}): Promise<Answer<T>> {
  const { method = 'GET', body, signal, timeoutMs = 20_000, etag, headers, fetch: send = fetch } = asked;
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string;
  try {
    response = await send(path, {
      method,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(etag == null ? {} : { 'If-None-Match': etag }),
        ...roleHeaders(localRole()),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // The platform answers a request of somebody who is signed out with a redirect to a page. That is no answer to follow.
      redirect: 'manual',
      // Our own ETags are the only ones that count; a cache between would answer for an API that is down.
      cache: 'no-store',
      credentials: 'same-origin',
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted === true) throw new DOMException('The request was given up.', 'AbortError');
    if (timeout.aborted) throw localProblem('no-answer', 'No answer in time', 0, `The API did not answer within ${timeoutMs / 1000} seconds.`);
    throw localProblem('unreachable', 'The API cannot be reached', 0, error instanceof Error && error.message !== '' ? error.message : 'The connection failed.');
  }

  const date = dateOf(response.headers);
  if (response.status === 304) return { notModified: true, etag: response.headers.get('ETag') ?? etag ?? null, date };
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) throw signedOut();
  if (!response.ok) throw refusal(response, text);
  if (!isJson(response)) throw localProblem('not-json', 'This is not the API’s answer', 502, 'Something between here and the API answered with a page.');
  signIn.set(false);
  return { notModified: false, value: parsed(text) as T, etag: response.headers.get('ETag'), date, headers: response.headers };
}

/** For those who need the value only. */
export async function fetchJson<T>(path: string, asked: Omit<Asked, 'etag'> = {}): Promise<T> {
  const answer = await ask<T>(path, asked);
  if (answer.notModified) throw localProblem('unexpected', 'An answer without content', 502, 'The API said “not modified” to a question that had no ETag.');
  return answer.value;
}

/** POST with a key, so that a request that was sent twice acts once. */
export function postJson<T>(path: string, body: unknown, asked: Omit<Asked, 'etag' | 'method' | 'body'> & { readonly key?: string } = {}): Promise<T> {
  const { key = crypto.randomUUID(), headers, ...rest } = asked;
  return fetchJson<T>(path, { timeoutMs: 45_000, ...rest, method: 'POST', body, headers: { 'Idempotency-Key': key, ...headers } });
}

function refusal(response: Response, text: string): Problem {
  const retryAfter = retryAfterOf(response.headers);
  if (response.status === 401) signIn.set(true);
  if (isJson(response)) {
    try {
      const document = JSON.parse(text) as Partial<ProblemDocument> | null;
      if (document !== null && typeof document === 'object' && typeof document.type === 'string') {
        return new Problem(
          { ...document, type: document.type, title: document.title ?? 'Refused', status: response.status, detail: document.detail ?? '', instance: document.instance ?? '' },
          retryAfter,
        );
      }
    } catch {
      // A cut document is as good as none.
    }
  }
  if (response.status === 401) return signedOut();
  if (response.status === 403) return localProblem('forbidden', 'You may not see this', 403, 'Your role does not allow it.');
  return localProblem('unreachable', 'The API does not answer', response.status, `Something between here and the API answered with status ${response.status}.`, retryAfter);
}

function signedOut(): Problem {
  signIn.set(true);
  return localProblem('not-signed-in', 'You are signed out', 401, 'Sign in again to go on; you come back to this page.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw localProblem('not-json', 'The answer was cut', 502, 'The API’s answer ended too early.');
  }
}

function isJson(response: Response): boolean {
  return /^application\/([\w.+-]+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '');
}

/** Seconds or a date, both of RFC 9110. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('Retry-After');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function dateOf(headers: Headers): number | null {
  const at = Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(at) ? null : at;
}
