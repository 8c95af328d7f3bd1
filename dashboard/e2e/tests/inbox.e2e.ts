import type { Page } from '@playwright/test';
import { records } from '../harness/csv';
import { atRest, textsOf } from '../harness/reading';
import { actAs, expect, test } from '../harness/test';
import { dialog, giveReason, toast, Worklist } from '../harness/worklist';

const under = ['key-1', 'key-2', 'key-3', 'key-4'];
const silent = ['key-silent-1', 'key-silent-2'];
const triage = ['triage-1', 'triage-2', 'triage-3'];
const many = ['many-1', 'many-2', 'many-3'];
const stale = ['stale-1', 'stale-2'];
const formula = '=HYPERLINK("http://evil.example","export")';

/** Each test has its own, by the beginning of their ids, and all of them wait for their deadlines together. */
test.beforeAll(async ({ emulator: { events, api } }) => {
  // Lists go by the time of opening, so one is there before the next is sent.
  const opened = (id: string) => api.transactionWhen(id, () => true);
  // Two codes, mixed, so that the next with the same code is not simply the next.
  for (const [at, id] of under.entries()) {
    await events.differing(id, '500.00', `4${String(at)}0.00`, { orderId: `order-${id}`, currency: at % 2 === 0 ? 'EUR' : 'USD' });
    await opened(id);
    const quiet = silent[at];
    if (quiet !== undefined) {
      await events.gateway({ id: quiet });
      await opened(quiet);
    }
  }
  for (const id of triage) {
    await events.differing(id, '500.00', '450.00');
    await opened(id);
  }
  await events.allUnder(['jump-1', ...many, ...stale, 'view-1']);
  await events.allUnder(['export-1', formula], { orderId: 'export-order' });
  await events.gateway({ id: 'heals-1' });
  await api.allSettled([...under, ...silent, ...triage, 'jump-1', ...many, ...stale, 'view-1', 'export-1', formula, 'heals-1']);
  for (const id of [...under, ...triage, ...many, ...stale]) await api.transactionWhen(id, ({ status }) => status === 'MISMATCH');
});

test.describe('Exceptions', () => {
  test('j and k, arrows, Home and End move; [ and ] go to the same code; Enter opens and Escape comes back', async ({ page }) => {
    const list = await inbox(page, 'text=key-');
    await page.keyboard.press('Home');
    await list.isOn('key-4');
    for (const [key, id] of [['j', 'key-3'], ['ArrowDown', 'key-silent-2'], ['k', 'key-3'], ['ArrowUp', 'key-4'], [']', 'key-3'], [']', 'key-2'], ['[', 'key-3'], ['End', 'key-1'], ['Home', 'key-4']] as const) {
      await page.keyboard.press(key);
      await list.isOn(id);
    }
    await page.keyboard.press('j');
    await list.isOn('key-3');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => url.pathname === '/transaction' && url.searchParams.get('id') === 'key-3');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('key-3');
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL((url) => url.pathname === '/inbox');
    await list.isOn('key-3');
  });

  test('one comes back to the row that one opened, however soon after coming to it, and [ and ] go on through its list', async ({ page }) => {
    const list = await inbox(page, 'text=key-');
    const opened = page.getByRole('heading', { level: 1 });
    await page.keyboard.press('Home');
    await list.isOn('key-4');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(opened).toContainText('key-3');
    await page.keyboard.press('Escape');
    await list.isOn('key-3');

    await page.keyboard.press('k');
    await page.getByRole('region', { name: 'Preview' }).getByRole('link', { name: 'Open the transaction' }).click();
    await expect(opened).toContainText('key-4');
    await atRest(page);
    await page.keyboard.press(']');
    await expect(opened).toContainText('key-3');
    await page.goBack();
    await page.goBack();
    await list.isOn('key-4');
  });

  test('the address keeps filter and row over a reload', async ({ page }) => {
    const list = await inbox(page, 'text=key-&reason=AMT_UNDER&currency=EUR');
    await expect(list.rows).toHaveCount(2);
    await list.standOn('key-1');
    await expect(page).toHaveURL((url) => url.searchParams.get('id') === 'key-1');
    await page.reload();
    await list.isOn('key-1');
    await expect(list.rows).toHaveCount(2);
    await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue(/AMT_UNDER/);
  });

  test('/ leads to the filter, which reads words and says what it cannot read', async ({ page }) => {
    const list = await inbox(page, '');
    await page.keyboard.press('/');
    const filter = page.getByRole('combobox', { name: 'Filter' });
    await expect(filter).toBeFocused();
    await page.keyboard.type('key- code:BANK_MISSING');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect(list.rows).toHaveCount(2);
    await expect(page).toHaveURL((url) => url.searchParams.get('reason') === 'BANK_MISSING');
    await filter.fill('key- amt:>lots');
    await filter.press('Escape');
    await filter.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: /amt|lots|amount/i }).first()).toBeVisible();
  });

  test('chips narrow down with the counts of all, and the totals stand per currency', async ({ page }) => {
    const list = await inbox(page, 'text=key-');
    const totals = page.getByRole('group', { name: 'Totals' });
    await expect(totals).toContainText('6 transactions');
    await expect(totals).toContainText('EUR');
    await expect(totals).toContainText('USD');
    await page.getByRole('group', { name: 'Narrow down' }).getByRole('button', { name: /^Bank missing/ }).click();
    await expect(list.rows).toHaveCount(2);
    await expect(totals).toContainText('2 transactions');
  });

  test('views are links, and one of my own survives a reload and goes when removed', async ({ page }) => {
    const list = await inbox(page, 'text=key-&currency=USD');
    await expect(list.rows).toHaveCount(2);
    await page.getByRole('button', { name: 'Save view' }).click();
    await dialog(page, 'Save this view').getByLabel('Name').fill('Dollars');
    await page.keyboard.press('Enter');
    const views = page.getByRole('navigation', { name: 'Views' });
    await expect(views.getByRole('link', { name: 'Dollars' })).toHaveAttribute('aria-current', 'true');
    await views.getByRole('link', { name: 'All open' }).click();
    await expect(page).toHaveURL((url) => !url.searchParams.has('currency'));
    await page.reload();
    await views.getByRole('link', { name: 'Dollars' }).click();
    await expect(list.rows).toHaveCount(2);
    await page.getByRole('button', { name: 'Remove the view Dollars' }).click();
    await expect(views.getByRole('link', { name: 'Dollars' })).toHaveCount(0);
  });

  test('columns can be hidden and moved, in the address', async ({ page }) => {
    const list = await inbox(page, 'text=key-');
    await expect(list.grid.getByRole('columnheader', { name: 'Rail' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Columns' }).click();
    await dialog(page, 'Columns').getByRole('checkbox', { name: 'Rail' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(list.grid.getByRole('columnheader', { name: 'Rail' })).toHaveCount(0);
    await page.reload();
    await expect(list.rows.first()).toBeVisible();
    await expect(list.grid.getByRole('columnheader', { name: 'Rail' })).toHaveCount(0);
  });

  test('the pane beside the list shows both sides, and Escape closes it', async ({ page }) => {
    const list = await inbox(page, 'text=key-');
    await list.standOn('key-2');
    const pane = page.getByRole('region', { name: 'Preview' });
    await expect(pane.getByRole('heading', { level: 2 })).toContainText('key-2');
    await expect(pane.getByRole('row', { name: /Amount/ })).toContainText('500.00');
    await expect(pane.getByRole('row', { name: /Amount/ })).toContainText('410.00');
    await page.keyboard.press('Escape');
    await expect(pane).toBeHidden();
  });

  test('x selects, Shift and x up to here, * a all, * n none', async ({ page }) => {
    const list = await inbox(page, 'text=key-');
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await expect(list.selected).toHaveCount(1);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await expect(list.selected).toHaveCount(3);
    await expect(page.getByRole('group', { name: 'Selected rows' })).toContainText('3 rows selected');
    await page.keyboard.press('*');
    await page.keyboard.press('a');
    await expect(page.getByRole('group', { name: 'Selected rows' })).toContainText('Everything in the filter (6)');
    await page.keyboard.press('*');
    await page.keyboard.press('n');
    await expect(list.selected).toHaveCount(0);
  });

  test('c copies the id', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-write']);
    const list = await inbox(page, 'text=key-');
    await list.standOn('key-2');
    await page.keyboard.press('c');
    await toast(page, 'Copied id.');
  });

  test('triage of one exception takes three strokes at most, and goes on to the next', async ({ page, emulator: { api } }) => {
    const list = await inbox(page, 'text=triage-');
    await page.keyboard.press('Home');
    await list.isOn('triage-3');
    await page.keyboard.press('e');
    await giveReason(page, 'Known since Monday.');
    await api.transactionWhen('triage-3', ({ status }) => status === 'RESOLVED');
    await list.isOn('triage-2');

    // The reason is remembered: from here on it is e and Enter.
    let strokes = 0;
    const press = async (key: string): Promise<void> => {
      strokes += 1;
      await page.keyboard.press(key);
    };
    await press('e');
    await expect(dialog(page, 'Resolve')).toContainText('triage-2');
    await press('Enter');
    await api.transactionWhen('triage-2', ({ status }) => status === 'RESOLVED');
    await list.isOn('triage-1');
    expect(strokes).toBeLessThanOrEqual(3);
    expect((await api.transaction('triage-2')).timeline.at(-1)?.reason).toBe('Known since Monday.');
  });

  test('rows do not jump under the cursor: new ones are counted, and . shows them', async ({ page, emulator: { events, api } }) => {
    const list = await inbox(page, 'text=jump-');
    await expect(list.rows).toHaveCount(1);
    const before = await list.row('jump-1').boundingBox();
    await events.differing('jump-2', '500.00', '450.00');
    await api.transactionWhen('jump-2', ({ status }) => status === 'MISMATCH');
    await expect(page.getByRole('button', { name: /^1 new/ })).toBeVisible();
    await expect(list.rows).toHaveCount(1);
    const bar = await page.getByRole('button', { name: /^1 new/ }).boundingBox();
    const after = await list.row('jump-1').boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0)), 'a bar may come above, nothing else').toBeLessThanOrEqual((bar?.height ?? 0) + 24);
    await page.keyboard.press('.');
    await expect(list.rows).toHaveCount(2);
  });

  test('what heals while one looks stays in its place, marked', async ({ page, emulator: { events, api } }) => {
    const list = await inbox(page, 'text=heals-');
    await expect(list.row('heals-1')).toBeVisible();
    await events.bank({ id: 'heals-1' });
    await api.transactionWhen('heals-1', ({ status }) => status === 'MATCHED');
    await expect(list.row('heals-1'), 'the row stays until the list is read again').toBeVisible();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(list.row('heals-1')).toHaveCount(0);
  });
});

test.describe('Many at once', () => {
  test('by selection: preview, deed, what came of each, file', async ({ page, emulator: { api } }) => {
    const list = await inbox(page, 'text=many-');
    await page.keyboard.press('Home');
    for (const id of many) await list.row(id).getByRole('checkbox').check();
    await page.keyboard.press('e');
    const resolve = dialog(page, /^Resolve: 3 transactions/);
    await expect(resolve).toContainText('150.00');
    await giveReason(page, 'All three are known.');
    await expect(resolve.getByRole('region', { name: 'What came of each' }).getByRole('row')).toHaveCount(4);
    for (const id of many) expect((await api.transaction(id)).status).toBe('RESOLVED');
    const download = page.waitForEvent('download');
    await resolve.getByRole('button', { name: 'Download as CSV' }).click();
    const file = records(await text(await download));
    expect(file.map((record) => [...record.values()].find((value) => many.includes(value))).toSorted()).toEqual(many);
    await resolve.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('group', { name: 'Selected rows' })).toBeHidden();
  });

  test('by filter: one that changes between preview and deed stops all, a new preview goes on', async ({ page, complaints, emulator: { api } }) => {
    complaints.expect(/status of 409/);
    await inbox(page, 'text=stale-');
    await page.keyboard.press('*');
    await page.keyboard.press('a');
    await page.keyboard.press('n');
    await expect(dialog(page, /^Note: 2 transactions/)).toBeVisible();
    await api.act('stale-1', { action: 'note', reason: 'Meanwhile.' }, { actor: 'ben' });
    await giveReason(page, 'To all.');
    await expect(page.getByRole('alert').filter({ hasText: 'The preview is old' })).toBeVisible();
    expect((await api.transaction('stale-2')).handling?.notes ?? 0).toBe(0);
    await page.getByRole('button', { name: 'Take a new preview' }).click();
    await expect(dialog(page, /^Note: 2 transactions/)).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: /^Leave the note: 2/ }).click();
    await expect(page.getByRole('region', { name: 'What came of each' }).getByRole('row')).toHaveCount(3);
    await api.transactionWhen('stale-2', ({ handling }) => handling?.notes === 1);
  });

  test('a viewer is told who may', async ({ page }) => {
    await actAs(page, 'vera', 'viewer');
    await inbox(page, 'text=view-');
    await page.keyboard.press('*');
    await page.keyboard.press('a');
    await expect(page.getByRole('group', { name: 'Selected rows' }).getByRole('button', { name: /^Resolve/ })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('e');
    await toast(page, /Only an operator/);
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

test('a long list builds only the rows in sight, and leads to each of them', async ({ page, emulator: { events, api } }) => {
  const ids = Array.from({ length: 450 }, (_, at) => `long-${String(at)}`);
  await events.gateway(...ids.map((id) => ({ id, status: 'FAILED' as const })));
  await expect.poll(async () => (await api.transactions('?text=long-')).length, { timeout: 60_000 }).toBe(ids.length);
  const inOrder = (await api.transactions('?text=long-')).map(({ id }) => id);
  await page.goto('/transactions?text=long-');
  await atRest(page);
  const list = new Worklist(page);
  await expect(page.getByRole('group', { name: 'Totals' })).toContainText('450 transactions');
  for (const [key, id] of [['Home', inOrder[0]], ['End', inOrder.at(-1)], ['Home', inOrder[0]]] as const) {
    await page.keyboard.press(key);
    await list.isOn(id ?? '');
    expect(await list.rows.count()).toBeLessThan(80);
  }
  const texts = await textsOf(page);
  expect(ids.filter((id) => !texts.has(id))).toEqual([]);
});

test.describe('Export', () => {
  test('the file holds what the filter shows, and nothing in it is run by a spreadsheet', async ({ page }) => {
    await inbox(page, 'text=export');
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(dialog(page, 'Export')).toContainText('2 rows');
    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download CSV' }).click();
    const rows = records(await text(await csv));
    expect(rows.map((row) => row.get('id')).toSorted()).toEqual([`'${formula}`, 'export-1'].toSorted());
    expect(new Set(rows.map((row) => row.get('status')))).toEqual(new Set(['MISMATCH']));

    await page.getByRole('button', { name: 'Export' }).click();
    const ndjson = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download NDJSON' }).click();
    const lines = (await text(await ndjson)).trim().split('\n').map((line) => JSON.parse(line) as { readonly id?: string });
    expect(lines.flatMap(({ id }) => id ?? []).toSorted()).toEqual([formula, 'export-1'].toSorted());
  });
});

async function inbox(page: Page, search: string): Promise<Worklist> {
  await page.goto(`/inbox${search === '' ? '' : `?${search}`}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exceptions');
  await atRest(page);
  return new Worklist(page);
}

async function text(download: import('@playwright/test').Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
