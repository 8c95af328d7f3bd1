import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, fetchJson, postJson } from './fetchJson';
import { chooseLocalRole } from './localRole';
import { Problem } from './problem';
import { signIn } from './signIn';

const json = (value: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(value), { ...init, headers: { 'Content-Type': 'application/json; charset=utf-8', ...(init.headers as Record<string, string>) } });

function sender(answer: Response | Error) {
  const requests: { url: string; init: RequestInit }[] = [];
  const send = ((url: string, init: RequestInit) => {
    requests.push({ url, init });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }) as typeof fetch;
  return { send, requests, header: (name: string) => (requests[0]?.init.headers as Record<string, string>)[name] };
}

const caught = async (work: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await work.then(() => undefined, (e: unknown) => e);
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
};

describe('Asking the API', () => {
  afterEach(() => {
    signIn.set(false);
    chooseLocalRole(null);
  });

  it('gives value and ETag', async () => {
    const { send } = sender(json({ a: 1 }, { headers: { ETag: '"7"' } }));
    expect(await ask('/api/x', { fetch: send })).toMatchObject({ notModified: false, value: { a: 1 }, etag: '"7"' });
  });

  it('sends the ETag and understands 304', async () => {
    const { send, header } = sender(new Response(null, { status: 304 }));
    expect(await ask('/api/x', { fetch: send, etag: '"7"' })).toMatchObject({ notModified: true, etag: '"7"' });
    expect(header('If-None-Match')).toBe('"7"');
  });

  it('turns a problem document into a Problem with everything it said', async () => {
    const document = { type: 'urn:realrecon:version-conflict', title: 'It has changed meanwhile', status: 409, detail: 'Look again.', instance: 'urn:x:1', currentVersion: 3, changes: [] };
    const problem = await caught(fetchJson('/api/x', { fetch: sender(json(document, { status: 409, headers: { 'Content-Type': 'application/problem+json' } })).send }));
    expect(problem.kind).toBe('version-conflict');
    expect(problem.document).toEqual(document);
    expect(problem.isPassing).toBe(false);
  });

  it('reads Retry-After in seconds', async () => {
    const problem = await caught(fetchJson('/api/x', { fetch: sender(json({ type: 'urn:realrecon:store-unavailable', title: '', status: 503, detail: '', instance: '' }, { status: 503, headers: { 'Retry-After': '4' } })).send }));
    expect(problem.retryAfterMs).toBe(4000);
    expect(problem.isPassing).toBe(true);
  });

  it('takes a 429 for something that passes, after as long as it says', async () => {
    const tooMany = { type: 'urn:realrecon:too-many-requests', title: 'Too many requests', status: 429, detail: 'Later.', instance: 'urn:x:1' };
    const problem = await caught(fetchJson('/api/x', { fetch: sender(json(tooMany, { status: 429, headers: { 'Retry-After': '7', 'Content-Type': 'application/problem+json' } })).send }));
    expect([problem.kind, problem.isPassing, problem.retryAfterMs, signIn.isNeeded()]).toEqual(['too-many-requests', true, 7000, false]);
  });

  it.each([
    ['a 401', json({ type: 'urn:realrecon:not-signed-in', title: '', status: 401, detail: '', instance: '' }, { status: 401 })],
    ['a redirect to the sign-in page', new Response(null, { status: 302, headers: { Location: '/sign-in.html' } })],
  ])('takes %s for signed out', async (_, response) => {
    const problem = await caught(fetchJson('/api/x', { fetch: sender(response).send }));
    expect(problem.needsSignIn).toBe(true);
    expect(signIn.isNeeded()).toBe(true);
  });

  it('takes a 403 page for a missing role, not for being signed out', async () => {
    const problem = await caught(fetchJson('/api/x', { fetch: sender(new Response('<html>', { status: 403, headers: { 'Content-Type': 'text/html' } })).send }));
    expect(problem.kind).toBe('forbidden');
    expect(signIn.isNeeded()).toBe(false);
  });

  it.each([
    ['a page', new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
    ['half an answer', new Response('{"a":', { headers: { 'Content-Type': 'application/json' } })],
  ])('does not believe %s', async (_, response) => {
    expect((await caught(fetchJson('/api/x', { fetch: sender(response).send }))).isPassing).toBe(true);
  });

  it('says when nothing answers', async () => {
    const problem = await caught(fetchJson('/api/x', { fetch: sender(new TypeError('Failed to fetch')).send }));
    expect([problem.kind, problem.status, problem.isPassing]).toEqual(['unreachable', 0, true]);
  });

  it('passes a caller’s giving up on as what it is', async () => {
    const giveUp = new AbortController();
    const send = ((_: string, init: RequestInit) =>
      new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)))) as typeof fetch;
    const work = fetchJson('/api/x', { fetch: send, signal: giveUp.signal });
    giveUp.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('gives up by itself after a while', async () => {
    const timeout = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeout.signal);
    const send = ((_: string, init: RequestInit) =>
      new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)))) as typeof fetch;
    const work = fetchJson('/api/x', { fetch: send });
    timeout.abort(new DOMException('', 'TimeoutError'));
    expect((await caught(work)).kind).toBe('no-answer');
  });

  it('names the chosen role in every request', async () => {
    chooseLocalRole({ actor: 'ben', roles: ['viewer', 'approver'] });
    const { send, header } = sender(json({}));
    await fetchJson('/api/x', { fetch: send });
    expect([header('X-RealRecon-Actor'), header('X-RealRecon-Roles')]).toEqual(['ben', 'viewer,approver']);
  });

  it('gives each action a key of its own unless it has one', async () => {
    const first = sender(json({}));
    await postJson('/api/x', { a: 1 }, { fetch: first.send });
    expect(first.header('Idempotency-Key')).toMatch(/^[\w-]{36}$/);
    const second = sender(json({}));
    await postJson('/api/x', {}, { fetch: second.send, key: 'k1' });
    expect(second.header('Idempotency-Key')).toBe('k1');
    expect(second.requests[0]?.init.method).toBe('POST');
  });
});
