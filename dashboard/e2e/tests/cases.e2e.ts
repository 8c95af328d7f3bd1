import { atRest, goInside } from '../harness/reading';
import { expect, test } from '../harness/test';
import { dialog, giveReason } from '../harness/worklist';

test.describe('Alerts', () => {
  const key = 'GATEWAY_MISSING|-|ledger';

  test.beforeAll(async ({ emulator: { events, api } }) => {
    await events.bank({ id: 'case-booked-1' }, { id: 'case-booked-2' });
    await api.settled('case-booked-1');
    await api.settled('case-booked-2');
    await expect.poll(async () => (await api.cases('?kind=Alert&open=true')).map((one) => one.key)).toContain(key);
  });

  test('the link of a notification opens its incident, with what it is about', async ({ page }) => {
    await page.goto(`/alerts/${encodeURIComponent(key)}`);
    await atRest(page);
    const main = page.getByRole('main');
    await expect(main.getByText(key).first()).toBeVisible();
    await expect(main.getByText('case-booked-1').first()).toBeVisible();
  });

  test('it is found in the list, and Enter opens it', async ({ page }) => {
    await page.goto('/alerts');
    await atRest(page);
    const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'Gateway missing' });
    await row.getByText('Gateway missing').click();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => decodeURIComponent(url.pathname) === `/alerts/${key}`);
  });

  test('people act on it: a note, an owner', async ({ page, emulator: { api } }) => {
    await page.goto(`/alerts/${encodeURIComponent(key)}`);
    await atRest(page);
    await page.keyboard.press('n');
    await giveReason(page, 'The gateway was called.');
    await expect.poll(async () => (await api.case('Alert', key)).timeline.some(({ summary }) => summary.includes('The gateway was called.'))).toBe(true);
    await expect(page.getByRole('main').getByText('The gateway was called.').first()).toBeVisible();
    await page.keyboard.press('m');
    await expect.poll(async () => (await api.case('Alert', key)).owner).toBe('local');
  });
});

test.describe('Duplicates', () => {
  test.beforeAll(async ({ emulator: { events, api } }) => {
    await events.both({ id: 'dup-a', orderId: 'dup-order', amount: '70.00' }, { id: 'dup-b', orderId: 'dup-order', amount: '70.00' });
    await expect.poll(async () => (await api.cases('?kind=Order&open=true')).map((one) => one.key), { timeout: 30_000 }).toContain('dup-order');
  });

  test('an order charged twice shows what is too much, people act on it, and it closes when it is refunded', async ({ page, emulator: { events, api } }) => {
    await page.goto('/duplicates');
    await atRest(page);
    await expect(page.getByRole('main').getByText('dup-order').first()).toBeVisible();
    await expect(page.getByRole('main').getByText(/70\.00/).first()).toBeVisible();
    await page.getByRole('main').getByText('dup-order').first().click();
    await expect(page.getByRole('group', { name: 'Actions' })).toBeVisible();
    await page.keyboard.press('n');
    await giveReason(page, 'The customer was told.');
    await expect.poll(async () => (await api.case('Order', 'dup-order')).timeline.some(({ summary }) => summary.includes('The customer was told.'))).toBe(true);
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('main').getByText('The customer was told.').first()).toBeVisible();
    await page.keyboard.press('m');
    await expect.poll(async () => (await api.case('Order', 'dup-order')).owner).toBe('local');
    await events.both({ id: 'dup-refund', orderId: 'dup-order', amount: '70.00', status: 'REFUNDED' });
    await expect.poll(async () => (await api.case('Order', 'dup-order')).isOpen, { timeout: 30_000 }).toBe(false);
  });
});

test.describe('Gateways and feeds', () => {
  test('each that has spoken is there', async ({ page, emulator: { events, api } }) => {
    await events.both({ id: 'feed-1' });
    await expect.poll(async () => (await api.cases('?kind=Feed')).map((one) => one.key).toSorted()).toEqual(expect.arrayContaining(['bank-ledger', 'gateway-generic']));
    await page.goto('/gateways');
    await atRest(page);
    for (const name of ['generic', 'ledger']) await expect(page.getByRole('main').getByText(name).first()).toBeVisible();
  });

  test('h holds the deadlines of a feed with a reason, and Shift and h releases them', async ({ page, emulator: { events, api } }) => {
    await events.both({ id: 'feed-2' });
    await expect.poll(async () => (await api.cases('?kind=Feed')).map((one) => one.key)).toContain('bank-ledger');
    const details = async () => (await api.case('Feed', 'bank-ledger')).details.map(({ name }) => name);
    await page.goto('/gateways?feed=bank-ledger');
    await atRest(page);
    const pane = page.getByRole('region', { name: 'bank-ledger' });
    await expect(pane.getByRole('group', { name: 'Actions' })).toBeVisible();
    await page.keyboard.press('h');
    await expect(dialog(page, 'Hold deadlines')).toBeVisible();
    await giveReason(page, 'An announced outage.');
    await expect.poll(details).toContain('heldUntil');
    await expect(pane.getByText('holds the deadlines that wait for it')).toBeVisible();
    await expect(pane.getByText('An announced outage.').first()).toBeVisible();
    await page.keyboard.press('Shift+H');
    await expect(dialog(page, 'Release deadlines')).toBeVisible();
    await giveReason(page, 'It is over.');
    await expect.poll(details).not.toContain('heldUntil');
    await expect(pane.getByText('holds the deadlines that wait for it')).toBeHidden();
  });
});

test.describe('Dead letters', () => {
  test.beforeAll(async ({ emulator: { events, api } }) => {
    await events.raw('{ not json');
    await events.raw({ eventId: 'x', transactionId: 'dead-1', amount: '1.00', currency: 'XXY', status: 'CAPTURED', occurredAt: new Date().toISOString() });
    await expect.poll(async () => (await api.deadLetters()).length).toBeGreaterThanOrEqual(2);
  });

  test('say why, and never what was in them', async ({ page }) => {
    await page.goto('/dead-letters');
    await atRest(page);
    await expect(page.getByRole('grid').getByText('Not JSON').first()).toBeVisible();
    await expect(page.getByRole('main').getByText('{ not json')).toHaveCount(0);
  });

  test('d drives one again, and says that it was refused again', async ({ page, emulator: { api } }) => {
    const [letter] = (await api.deadLetters()).filter(({ reason, handling }) => reason === 'JSON_MALFORMED' && handling === null);
    await page.goto('/dead-letters');
    await atRest(page);
    await page.getByRole('grid').getByText('Not JSON').first().click();
    await page.keyboard.press('d');
    await giveReason(page, 'The reader was mended.');
    await expect.poll(async () => (await api.deadLetters()).find(({ key }) => key === letter?.key)?.handling?.what, { timeout: 20_000 }).toBe('refusedAgain');
  });

  test('D discards one with a reason', async ({ page, emulator: { api } }) => {
    await page.goto('/dead-letters');
    await atRest(page);
    await page.getByRole('grid').getByText('Unknown currency').first().click();
    await page.keyboard.press('Shift+D');
    await giveReason(page, 'A test of theirs.');
    await expect.poll(async () => (await api.deadLetters()).find(({ reason }) => reason === 'UNKNOWN_CURRENCY')?.handling, { timeout: 20_000 }).toMatchObject({ what: 'discarded', by: 'local', reason: 'A test of theirs.' });
  });
});

test.describe('Audit', () => {
  test('v verifies all of it', async ({ page, emulator: { events, api } }) => {
    await events.both({ id: 'audit-1' });
    await api.transactionWhen('audit-1', ({ status }) => status === 'MATCHED');
    await page.goto('/audit');
    await atRest(page);
    await page.keyboard.press('v');
    await expect(page.getByRole('main').getByText(/sound|intact|nothing wrong|no fault/i).first()).toBeVisible({ timeout: 30_000 });
  });
});

test.describe('Rules', () => {
  test('show what decides now', async ({ page, emulator: { api } }) => {
    const { version } = await api.get<{ readonly version: number }>('/rules');
    await page.goto('/rules');
    await atRest(page);
    await expect(page.getByRole('main').getByText(new RegExp(`[Vv]ersion\\s*${String(version)}`)).first()).toBeVisible();
  });
});

test.describe('Pulse', () => {
  test('every number leads to the list behind it', async ({ page, emulator: { events, api } }) => {
    await events.differing('pulse-1', '500.00', '450.00');
    await api.settled('pulse-1');
    await page.goto('/');
    await atRest(page);
    const links = await page.getByRole('main').getByRole('link').evaluateAll((found) => [...new Set(found.map((link) => link.getAttribute('href') ?? ''))]);
    expect(links.length).toBeGreaterThan(5);
    for (const href of links) {
      await goInside(page, href);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await atRest(page);
      await expect(page.getByRole('alert').filter({ hasText: /left out|not valid|cannot/i }), href).toHaveCount(0);
    }
  });

  test('its numbers move within seconds', async ({ page, emulator: { events, api } }) => {
    await page.goto('/');
    await atRest(page);
    await events.differing('pulse-2', '500.00', '450.00');
    await api.settled('pulse-2');
    await expect(page.getByRole('main').getByText('pulse-2').first(), 'the ticker tells of it').toBeVisible();
  });
});
