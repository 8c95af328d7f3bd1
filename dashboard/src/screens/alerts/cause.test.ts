import { describe, expect, it } from 'vitest';
import { causeOf, keyOfPath, listed, transactionsOf } from './cause';

describe('a cause', () => {
  it.each([
    ['BANK_MISSING|stripe|ledger', { code: 'BANK_MISSING', gateway: 'stripe', feed: 'ledger' }],
    ['GATEWAY_MISSING|-|camt', { code: 'GATEWAY_MISSING', gateway: null, feed: 'camt' }],
    ['odd', { code: 'odd', gateway: null, feed: null }],
  ])('%s is taken apart', (key, cause) => {
    expect(causeOf(key)).toEqual(cause);
  });

  it('leads to the transactions behind it', () => {
    expect(transactionsOf({ key: 'BANK_MISSING|stripe|ledger', isOpen: true })).toEqual({ reason: 'BANK_MISSING', provider: 'stripe', alerted: 'true' });
    expect(transactionsOf({ key: 'GATEWAY_MISSING|-|camt', isOpen: false })).toEqual({ reason: 'GATEWAY_MISSING', provider: 'camt' });
    expect(transactionsOf({ key: '<b>|Ünï|-', isOpen: true })).toEqual({ alerted: 'true' });
  });
});

it.each([
  ['/alerts', null],
  ['/alerts/', null],
  ['/alerts/BANK_MISSING%7Cstripe%7C-', 'BANK_MISSING|stripe|-'],
  ['/alerts/a%2Fb%2525', 'a/b%25'],
  ['/alerts/100%', '100%'],
])('the address %s names %s', (path, key) => {
  expect(keyOfPath(path)).toBe(key);
});

it('lists of a case come apart', () => {
  expect(listed([{ name: 'examples', value: 'tx-1, tx-2' }], 'examples')).toEqual(['tx-1', 'tx-2']);
  expect(listed([], 'told')).toEqual([]);
});
