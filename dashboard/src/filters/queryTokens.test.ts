import { describe, expect, it } from 'vitest';
import { complete, queryText, readQuery } from './queryTokens';
import { canonical, filterFromUrl, filterToApi, filterToBody, filterToUrl, ofExceptions, sameFilter, toggleWord, type ListFilter } from './listFilter';
import { filterFields, filterNames, type FilterName } from './filterFields';
import { closest } from './spelling';

const now = Date.parse('2026-05-01T12:00:00Z');

describe('a query', () => {
  it('reads the example of the inbox', () => {
    expect(readQuery('code:BANK_MISSING gateway:stripe ccy:EUR amt:>100 diff:1..5 age:>1h owner:me late checking noted pi_3 x').filter).toEqual({
      // `late` is a code too, and either will do.
      reason: 'BANK_MISSING,M06_LATE', provider: 'stripe', currency: 'EUR', amountMin: '100', differenceMin: '1', differenceMax: '5', openedBefore: '-1h', owner: 'me', checking: 'true', noted: 'true', text: 'pi_3 x',
    });
  });

  it.each<[string, ListFilter]>([
    ['amt:<5', { amountMax: '5' }],
    ['amt:5', { amountMin: '5', amountMax: '5' }],
    ['amt:5..', { amountMin: '5' }],
    ['amt:..5', { amountMax: '5' }],
    ['risk:>1000', { riskMin: '1000' }],
    ['age:<1d', { openedAfter: '-1d' }],
    ['age:1h..1d', { openedBefore: '-1h', openedAfter: '-1d' }],
    ['opened:2026-05-01..2026-05-02', { openedAfter: '2026-05-01T00:00:00Z', openedBefore: '2026-05-02T00:00:00Z' }],
    ['decided:>-1h', { decidedAfter: '-1h' }],
    ['took:>90s', { slowerThan: '90' }],
    ['-checking', { checking: 'false' }],
    ['closed', { open: 'false' }],
    ['Status:alert,mismatch', { status: 'ALERT,MISMATCH' }],
    ['owner:"Ann Lee"', { owner: 'Ann Lee' }],
    ['"code:BANK_MISSING"', { text: 'code:BANK_MISSING' }],
    ['"say ""hi"" now"', { text: 'say "hi" now' }],
  ])('reads %s', (typed, filter) => {
    expect(readQuery(typed)).toEqual({ filter, trouble: [] });
  });

  it.each([
    ['code:BNAK_MISSING', 'Did you mean BANK_MISSING?'],
    ['gatewya:stripe', 'Did you mean “gateway”?'],
    ['pi:3abc', 'write "pi:3abc"'],
    ['amt:many', 'takes amounts'],
    ['amt:5..1', 'The smaller one comes first: amt:1..5'],
    ['age:>1', 'durations such as'],
    ['opened:yesterday', 'dates such as'],
    ['ccy:EURO', 'Did you mean EUR?'],
    ['code:', 'needs a reason code'],
    ['checking:maybe', 'stands alone'],
    ['x', '2 to 64 characters'],
    ['-owner:me', 'cannot be turned around'],
    ['risk:<5', 'only a least value'],
  ])('says what is wrong with %s', (typed, words) => {
    const { filter, trouble } = readQuery(typed);
    expect(filter).toEqual({});
    expect(trouble).toHaveLength(1);
    expect(trouble[0]?.message).toContain(words);
    expect([trouble[0]?.from, trouble[0]?.to]).toEqual([0, typed.length]);
  });

  it('comes back the same from any filter, through text and through the address', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const filter = anyFilter(seed);
      const text = queryText(filter);
      const read = readQuery(text);
      expect(read.trouble, text).toEqual([]);
      expect(sameFilter(read.filter, filter), `${text}\n${JSON.stringify(filter)}\n${JSON.stringify(read.filter)}`).toBe(true);
      const url = new URLSearchParams(filterToUrl(filter, new URLSearchParams('cols=id,age&view=high')).toString());
      expect(filterFromUrl(url)).toEqual({ filter, ignored: [] });
      expect(url.get('cols')).toBe('id,age');
    }
  });
});

describe('an address', () => {
  it('names what it cannot use', () => {
    expect(filterFromUrl(new URLSearchParams('status=ALERT,RED&open=yes&amountMin=007.50&text=a&colour=red'))).toEqual({
      filter: { amountMin: '7.5' },
      ignored: ['status=ALERT,RED', 'open=yes', 'text=a'],
    });
  });

  it('turns relative times into moments only when the API is asked', () => {
    const filter = { openedBefore: '-24h', provider: 'adyen', checking: 'true' };
    expect(canonical('openedBefore', '-24h')).toBe('-1d');
    expect(filterToApi(filter, now)).toEqual({ openedBefore: '2026-04-30T12:00:00Z', provider: 'adyen', checking: 'true' });
    expect(filterToBody(filter, now)).toEqual({ openedBefore: '2026-04-30T12:00:00Z', provider: 'adyen', checking: true });
  });
});

describe('exceptions', () => {
  it.each<[ListFilter, string | undefined]>([
    [{}, 'true'],
    [{ reason: 'BANK_MISSING' }, 'true'],
    [{ reason: 'M06_LATE' }, undefined],
    [{ status: 'RESOLVED' }, undefined],
    [{ proposed: 'true' }, undefined],
    [{ open: 'false' }, 'false'],
  ])('of %j are open: %s', (filter, open) => {
    expect(ofExceptions(filter).open).toBe(open);
  });
});

describe('completion', () => {
  it('offers tokens, then their words, those of the list first', () => {
    expect(complete('ga', 2).options[0]).toMatchObject({ insert: 'gateway:' });
    const gateways = complete('x gateway:', 10, { provider: ['acme'] });
    expect([gateways.from, gateways.to]).toEqual([2, 10]);
    expect(gateways.options.slice(0, 2).map(({ insert }) => insert)).toEqual(['gateway:acme', 'gateway:stripe']);
    expect(complete('code:bank_m', 11).options[0]).toMatchObject({ insert: 'code:BANK_MISSING', hint: 'Bank missing' });
    expect(complete('status:ALERT,m', 14).options.map(({ insert }) => insert)).toContain('status:ALERT,MISMATCH');
    expect(complete('-che', 4).options.map(({ insert }) => insert)).toEqual(['-checking']);
    expect(complete('owner:', 6, { owner: ['Ann Lee'] }).options[0]).toMatchObject({ insert: 'owner:"Ann Lee"' });
    expect(complete('nothing:', 8).options).toEqual([]);
  });

  it('replaces the word under the caret, wherever it stands', () => {
    expect(complete('cod gateway:stripe', 3)).toMatchObject({ from: 0, to: 3 });
  });
});

describe('words', () => {
  it('go in and out of a member', () => {
    const one = toggleWord({}, 'reason', 'BANK_MISSING');
    const two = toggleWord(one, 'reason', 'AMT_OVER');
    expect(two.reason).toBe('AMT_OVER,BANK_MISSING');
    expect(toggleWord(toggleWord(two, 'reason', 'AMT_OVER'), 'reason', 'BANK_MISSING')).toEqual({});
  });

  it('are guessed only when near', () => {
    expect(closest('STIRPE', ['STRIPE', 'ADYEN'])).toBe('STRIPE');
    expect(closest('PI', ['STATUS', 'CODE'])).toBeUndefined();
  });
});

/** A filter of random members with random legal values. */
function anyFilter(seed: number): ListFilter {
  let state = seed * 2654435761;
  const random = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) | 0;
    return Math.abs(state) % below;
  };
  const texts = ['tx-1', 'INV/2026 №7', 'open', 'late', 'code:X', 'a "b" c', '"', ' x ', '-held', '..', 'ünï', 'me'];
  const filter: Partial<Record<FilterName, string>> = {};
  for (const name of filterNames) {
    if (random(4) !== 0) continue;
    const { kind, rule } = filterFields[name];
    const pick = <T,>(list: readonly T[]): T => list[random(list.length)] as T;
    const raw =
      kind === 'words' ? Array.from({ length: 1 + random(3) }, () => pick(rule?.words ?? [])).join(',')
      : kind === 'flag' ? pick(['true', 'false'])
      : kind === 'amount' ? `${random(1000)}${pick(['', '.5', '.125'])}`
      : kind === 'seconds' ? String(1 + random(9999))
      : kind === 'time' ? pick(['-90s', '-5m', '-1h', '-36h', '-3d', '-14d', '2026-05-01', '2026-05-01T10:00Z', '2026-05-01T10:00:00.25+02:00'])
      : pick(texts);
    const value = canonical(name, raw);
    if (value !== null) filter[name] = value;
  }
  for (const [least, most] of [['amountMin', 'amountMax'], ['differenceMin', 'differenceMax']] as const) {
    if (filter[least] !== undefined && Number(filter[least]) > Number(filter[most])) filter[most] = filter[least];
  }
  return filter;
}
