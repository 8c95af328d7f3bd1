import { describe, expect, it } from 'vitest';
import { localProblem } from '../api/problem';
import type { Page, Transaction } from '../api/types';
import { RowList } from './rowList';

const row = (id: string, change: Partial<Transaction> = {}): Transaction => ({
  id, status: 'ALERT', reasons: ['BANK_MISSING'], state: 'ALERT_BANK', gateway: null, bank: null, differenceMinor: null, openedAt: '', decidedAt: '', deadline: null, version: 1,
  handling: null, valueAtRisk: null, orderId: null, parentId: null, rail: null, ...change,
});
const rows = (from: number, count: number): Transaction[] => Array.from({ length: count }, (_, at) => row(`tx-${from + at}`));

/** Pages by the number in their cursor; a page that throws is given as an error. */
function paged(pages: readonly (readonly Transaction[] | Error)[]) {
  const asked: (string | null)[] = [];
  const waited: number[] = [];
  const list = new RowList(
    (cursor) => {
      asked.push(cursor);
      const at = Number(cursor ?? 0);
      const page = pages[at];
      if (page instanceof Error || page === undefined) return Promise.reject(page ?? new Error('no such page'));
      return Promise.resolve<Page<Transaction>>({ items: page, next: at + 1 < pages.length ? String(at + 1) : null });
    },
    ({ status }) => status === 'ALERT',
    (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
  );
  return { list, asked, waited };
}
const changed = (...all: Transaction[]) => new Map(all.map((one) => [one.id, one]));

describe('reading', () => {
  it('goes through short and empty pages until there is something to show', async () => {
    const { list, asked } = paged([rows(0, 1), [], [], rows(1, 60), rows(61, 60)]);
    await list.refresh();
    expect(asked).toEqual([null, '1', '2', '3']);
    expect(list.view()).toMatchObject({ isComplete: false, isReading: false, isFirst: false });
    expect(list.view().rows).toHaveLength(61);
    await list.more();
    expect(list.view()).toMatchObject({ isComplete: true });
    expect(list.view().rows).toHaveLength(121);
  });

  it('shows a row once that moved from one page to the next', async () => {
    const { list } = paged([rows(0, 60), rows(59, 60)]);
    await list.refresh();
    await list.more();
    expect(list.view().rows.map(({ id }) => id)).toEqual(rows(0, 119).map(({ id }) => id));
  });

  it('reads all when asked, and stops in the middle when told to', async () => {
    const { list } = paged(Array.from({ length: 30 }, (_, at) => rows(at * 200, 200)));
    await list.refresh();
    const lengths = new Set<number>();
    const leave = list.subscribe(() => {
      lengths.add(list.view().rows.length);
      if (list.view().rows.length >= 2000) list.stop();
    });
    await list.all();
    leave();
    expect(list.view()).toMatchObject({ isStopped: true, isReading: false, isReadingAll: false, isComplete: false });
    expect(list.view().rows).toHaveLength(2000);
    expect(lengths.size).toBeGreaterThan(5);
    await list.more();
    expect(list.view().rows).toHaveLength(2000);
    await list.all();
    expect(list.view()).toMatchObject({ isComplete: true, isStopped: false });
    expect(list.view().rows).toHaveLength(6000);
  });

  it('tries again what may pass, at the pace that the API asks for, and then says so', async () => {
    const down = localProblem('store-unavailable', 'Down', 503, 'The store does not answer.', 3000);
    const { list, waited, asked } = paged([rows(0, 60), down]);
    await list.refresh();
    await list.more();
    expect(asked).toEqual([null, '1', '1', '1']);
    expect(waited).toEqual([3000, 3000]);
    expect(list.view()).toMatchObject({ problem: down, isReading: false });
    expect(list.view().rows).toHaveLength(60);
  });

  it('says at once what cannot pass', async () => {
    const refused = localProblem('bad-parameter', 'Bad', 400, 'No.');
    const { list, waited } = paged([refused]);
    await list.refresh();
    expect(waited).toEqual([]);
    expect(list.view()).toMatchObject({ problem: refused, isFirst: true });
  });

  it('calls itself old when its cursor is of a log that is gone', async () => {
    const { list } = paged([rows(0, 60), localProblem('bad-cursor', 'Bad', 400, 'No.')]);
    await list.refresh();
    await list.more();
    expect(list.view()).toMatchObject({ isOld: true, isStopped: true, problem: null });
  });
});

describe('live changes', () => {
  it('replace rows in their place, dim what left, and count what entered', async () => {
    const { list } = paged([rows(0, 60)]);
    await list.refresh();
    const before = list.view().rows;
    list.apply(changed(row('tx-1', { version: 2, status: 'RESOLVED' }), row('tx-2', { version: 2 }), row('new'), row('other', { status: 'MATCHED' })), false);
    const { rows: after, gone, fresh } = list.view();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect([after[1]?.status, after[2]?.version]).toEqual(['RESOLVED', 2]);
    expect(after[0]).toBe(before[0]);
    expect([...gone]).toEqual(['tx-1']);
    expect(fresh).toBe(1);
    list.apply(changed(row('tx-1', { version: 3 }), row('new', { version: 2, status: 'MATCHED' })), false);
    expect(list.view()).toMatchObject({ fresh: 0 });
    expect(list.view().gone.size).toBe(0);
  });

  it('never put an older version over a newer one', async () => {
    const { list } = paged([[row('tx-0', { version: 5 })]]);
    await list.refresh();
    list.apply(changed(row('tx-0', { version: 4, status: 'MATCHED' })), false);
    expect(list.view().rows[0]?.version).toBe(5);
    expect(list.view().gone.size).toBe(0);
  });

  it('leave nothing behind after a refresh', async () => {
    const { list } = paged([rows(0, 60)]);
    await list.refresh();
    list.apply(changed(row('tx-1', { version: 2, status: 'MATCHED' }), row('new')), true);
    expect(list.view()).toMatchObject({ isOld: true, fresh: 1 });
    await list.refresh();
    expect(list.view()).toMatchObject({ isOld: false, fresh: 0 });
    expect(list.view().gone.size).toBe(0);
  });

  it('tell nobody when nothing of this list changed', async () => {
    const { list } = paged([rows(0, 60)]);
    await list.refresh();
    const view = list.view();
    list.apply(changed(row('elsewhere', { status: 'MATCHED' })), false);
    expect(list.view()).toBe(view);
  });
});
