import { describe, expect, it } from 'vitest';
import { Problem } from './problem';
import { alertHref, query, segment, transactionHref } from './path';

describe('A path segment', () => {
  it.each([
    ['tx-1', 'tx-1'],
    ['INV/2026 №7', 'INV%2F2026%20%E2%84%967'],
    ["a!'()*b", 'a%21%27%28%29%2Ab'],
    ['BANK_MISSING|stripe|-', 'BANK_MISSING%7Cstripe%7C-'],
    ['a?b#c%2F', 'a%3Fb%23c%252F'],
    ['…', '%E2%80%A6'],
    ['💸', '%F0%9F%92%B8'],
    ['half\ud83d', 'half%EF%BF%BD'],
    ['...', '...'],
    ['./x', '.%2Fx'],
  ])('writes %j as %s', (text, encoded) => expect(segment(text)).toBe(encoded));

  it.each(['.', '..'])('refuses %s, because a browser would ask for something else', (text) => {
    expect(() => segment(text)).toThrow(Problem);
  });

  it('survives the browser’s own reading of addresses', () => {
    for (const id of ['a/b', '../x', '%2e', 'ä ö', '?q', '#f', '\\', '~.-_']) {
      expect(decodeURIComponent(new URL(`/api/transactions/${segment(id)}`, 'http://here').pathname.slice('/api/transactions/'.length))).toBe(id);
    }
  });
});

describe('A query', () => {
  it('is sorted and leaves out what is not set', () => {
    expect(query({ status: ['ALERT', 'MISMATCH'], limit: 50, owner: '', open: true, cursor: null, reason: undefined, rail: [] })).toBe('?limit=50&open=true&status=ALERT%2CMISMATCH');
    expect(query({})).toBe('');
  });

  it('may hold what no path can', () => expect(transactionHref('..')).toBe('/transaction?id=..'));

  it('links to a cause', () => expect(alertHref('AMT_UNDER|stripe|ledger')).toBe('/alerts/AMT_UNDER%7Cstripe%7Cledger'));
});
