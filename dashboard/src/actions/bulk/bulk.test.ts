import { describe, expect, it } from 'vitest';
import type { BulkAnswer } from '../../api/types';
import { obstacleOf, scopeOf } from './bulk';
import { csvText } from './csv';
import { resultsCsv, resultsName, sortedItems, summaryOf } from './results';

const answer: BulkAnswer = {
  bulkId: 'b-1', count: 3, outcomes: { done: 1, proposed: 0, refused: 1, pending: 1, unsent: 0 },
  items: [
    { id: 'tx-1', actionId: 'b-1:1', version: 3, outcome: 'done', why: null },
    { id: '=cmd|x', actionId: 'b-1:2', version: 4, outcome: 'refused', why: 'It said "no", twice' },
    { id: 'tx-3', actionId: 'b-1:3', version: 2, outcome: 'pending', why: null },
  ],
};

describe('a file of results', () => {
  it('runs nothing in a spreadsheet', () => {
    expect(resultsCsv(answer)).toBe(
      '\ufeffid,outcome,why,version,actionId,bulkId\r\n' + 'tx-1,done,,3,b-1:1,b-1\r\n' + "'=cmd|x,refused,\"It said \"\"no\"\", twice\",4,b-1:2,b-1\r\n" + 'tx-3,pending,,2,b-1:3,b-1\r\n',
    );
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\0x', '  =1', '\u00a0@x', '\n=1'])('puts an apostrophe before %j', (text) => {
    expect(csvText(['a'], [[text]]).split('\r\n').slice(1).join('\r\n')).toContain(`'${text}`);
  });

  it('leaves numbers and plain text alone', () => {
    expect(csvText(['a'], [[-5], ['a=b'], [null]])).toBe('\ufeffa\r\n-5\r\na=b\r\n\r\n');
  });

  it('is named by what was done and when', () => {
    expect(resultsName('resolve', new Date('2026-05-01T10:20:30.400Z'))).toBe('realrecon-resolve-2026-05-01T102030Z.csv');
  });
});

it('what needs a look comes first, and the sum begins with what went well', () => {
  expect(sortedItems(answer).map(({ outcome }) => outcome)).toEqual(['refused', 'pending', 'done']);
  expect(summaryOf(answer)).toBe('1 done, 1 pending, 1 refused.');
});

it('a preview says why it cannot be acted on', () => {
  const preview = { count: 12, exposure: {}, cap: 5000, token: 't' };
  expect(obstacleOf(preview)).toBeNull();
  expect(obstacleOf({ ...preview, count: 0, token: null })).toContain('Nothing fits');
  expect(obstacleOf({ ...preview, count: 20_000, token: null })).toBe('20\u202f000 or more are too many: at most 5\u202f000 at once. Narrow the filter.');
});

it('a scope names rows or a filter, never both', () => {
  expect(scopeOf({ by: 'ids', ids: ['a'] }, { action: 'note' })).toEqual({ action: 'note', ids: ['a'] });
  expect(scopeOf({ by: 'filter', filter: { open: true }, count: 3 }, { action: 'resolve', code: 'OPS_APPROVAL' })).toEqual({ action: 'resolve', code: 'OPS_APPROVAL', filter: { open: true } });
});
