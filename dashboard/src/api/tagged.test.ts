import { describe, expect, it } from 'vitest';
import { TaggedAnswers } from './tagged';

function server(values: readonly { readonly value: unknown; readonly etag?: string }[]) {
  const sent: (string | undefined)[] = [];
  let at = 0;
  const send = ((_: string, init: RequestInit) => {
    const tag = (init.headers as Record<string, string>)['If-None-Match'];
    sent.push(tag);
    const answer = values[Math.min(at++, values.length - 1)] ?? { value: null };
    if (tag !== undefined && tag === answer.etag) return Promise.resolve(new Response(null, { status: 304, headers: { ETag: tag } }));
    return Promise.resolve(Response.json(answer.value, answer.etag === undefined ? {} : { headers: { ETag: answer.etag } }));
  }) as typeof fetch;
  return { send, sent };
}

describe('Answers with an ETag', () => {
  it('gives the very same object while nothing changed', async () => {
    const { send, sent } = server([{ value: { a: 1 }, etag: '"1"' }]);
    const answers = new TaggedAnswers();
    const first = await answers.ask('/api/x', { fetch: send });
    expect(await answers.ask('/api/x', { fetch: send })).toBe(first);
    expect(sent).toEqual([undefined, '"1"']);
  });

  it('gives the new one when it changed', async () => {
    const { send } = server([{ value: { a: 1 }, etag: '"1"' }, { value: { a: 2 }, etag: '"2"' }]);
    const answers = new TaggedAnswers();
    await answers.ask('/api/x', { fetch: send });
    expect(await answers.ask('/api/x', { fetch: send })).toEqual({ a: 2 });
  });

  it('does not keep what has no tag, and tells addresses apart', async () => {
    const { send, sent } = server([{ value: 1 }]);
    const answers = new TaggedAnswers();
    await answers.ask('/api/x', { fetch: send });
    await answers.ask('/api/x', { fetch: send });
    expect(sent).toEqual([undefined, undefined]);
  });

  it('forgets what was asked for longest ago', async () => {
    const { send, sent } = server([{ value: 1, etag: '"1"' }]);
    const answers = new TaggedAnswers();
    for (let n = 0; n < 33; n++) await answers.ask(`/api/${n}`, { fetch: send });
    await answers.ask('/api/0', { fetch: send });
    await answers.ask('/api/32', { fetch: send });
    expect(sent.slice(-2)).toEqual([undefined, '"1"']);
  });
});
