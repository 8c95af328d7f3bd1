import type { Page } from '@playwright/test';
import { hostile, hostileIds, hostileReasons, refusedIds, refusedReasons } from '../harness/hostile';
import { atRest, goInside, textsOf } from '../harness/reading';
import { screens } from '../harness/screens';
import { expect, test } from '../harness/test';

const noted = 'carries-all-notes';
const alert = 'AMT_UNDER|generic|ledger';
const actor = '<img data-pwned src=x onerror=pwned()>';

/** No client can send this in a path; the dashboard asks for it in a query. */
const notInPath = '..';

test.describe('Hostile text', () => {
  test.describe.configure({ timeout: 180_000 });

  test.beforeAll(async ({ emulator: { events, api } }) => {
    expect(hostileIds).toHaveLength(80);
    const older = new Set((await api.deadLetters()).map(({ key }) => key));
    await events.gateway(...hostileIds.map((id) => ({ id, orderId: id, amount: '500.00' })));
    await events.bank(...hostileIds.map((id) => ({ id, amount: '450.00' })));
    await events.both(...hostileIds.flatMap((orderId, at) => ['a', 'b'].map((part) => ({ id: `twice-${String(at)}-${part}`, orderId }))));
    await Promise.all(refusedIds.map(({ text }) => events.raw({ eventId: 'e', transactionId: text, amount: '1.00', currency: 'EUR', status: 'CAPTURED', occurredAt: new Date().toISOString() })));
    await events.differing(noted, '500.00', '450.00');

    const ours = new Set([...hostileIds, noted]);
    await expect.poll(async () => (await api.transactions('?status=MISMATCH')).filter(({ id }) => ours.has(id)).length, { timeout: 60_000 }).toBe(81);
    await expect.poll(async () => (await api.cases('?kind=Order&open=true')).filter(({ key }) => ours.has(key)).length, { timeout: 60_000 }).toBe(80);
    await expect.poll(async () => (await api.deadLetters()).filter(({ key }) => !older.has(key)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(refusedIds.length);
    const inPath = hostileIds.filter((id) => id !== notInPath);
    await api.allSettled([...inPath, noted]);

    const letters = (await api.deadLetters()).filter(({ key }) => !older.has(key));
    // What is about different things need not wait for each other.
    await Promise.all([
      inTurn(inPath.slice(0, 40), (id) => api.act(id, { action: 'assign', assignee: id, reason: id }, { actor })),
      inTurn(inPath.slice(40), (id) => api.act(id, { action: 'assign', assignee: id, reason: id }, { actor })),
      inTurn(hostileReasons, (reason) => api.act(noted, { action: 'note', reason }, { actor })),
      inTurn(letters, ({ key }, at) => api.post('/deadletters/discard', { keys: [key], reason: hostileReasons[at] }, { actor })),
    ]);
    // The alert changes with what it is about, so it comes last.
    await inTurn(hostileReasons.slice(0, 40), (reason) => api.actOnCase('Alert', alert, { action: 'note', reason }, { actor }));
    await api.actOnCase('Alert', alert, { action: 'assign', assignee: hostileIds[2] ?? '', reason: 'Whose?' }, { actor });
  });

  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { wasPwned: 0, pwned: () => Object.assign(window, { wasPwned: 1 }) });
    });
  });

  test('what the API refuses as an id is a dead letter, and its text is nowhere', async ({ emulator: { api } }) => {
    expect((await api.deadLetters()).map(({ reason }) => reason)).toContain('CARD_NUMBER');
    const all = JSON.stringify(await api.get('/deadletters')) + JSON.stringify(await api.get('/transactions?limit=200'));
    for (const { text } of refusedIds.filter(({ notAsId }) => notAsId === 'card number' || notAsId === 'too long')) expect(all).not.toContain(text);
  });

  for (const { text, notAsWritten } of refusedReasons) {
    test(`a reason with ${String(notAsWritten)} (${JSON.stringify(text).slice(0, 24)}) is refused`, async ({ emulator: { api } }) => {
      const { version } = await api.transaction(noted);
      const { status } = await api.ask(`/transactions/${noted}/actions`, {}, { action: 'note', reason: text, version });
      expect(status).toBe(400);
    });
  }

  test('each id opens as a transaction, literally', async ({ page }) => {
    await page.goto('/transactions');
    for (const id of hostileIds) {
      await goInside(page, `/transaction?id=${encodeURIComponent(id)}`);
      await expect.poll(() => page.getByRole('heading', { level: 1 }).evaluate((heading) => heading.textContent), { message: id, intervals: [20, 50, 100] }).toContain(id);
      await expect(page.getByRole('main').getByText('Mismatch', { exact: true }).first(), id).toBeVisible();
      await untouched(page, id);
    }
  });

  test('each reason stands literally in the timeline', async ({ page }) => {
    await page.goto(`/transaction?id=${noted}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(noted);
    await expect(page.getByRole('main').getByText(actor).first()).toBeVisible();
    // A timeline ends with its newest; the API takes blanks at the ends of a reason away.
    await shows(page, hostileReasons.slice(-30).map((reason) => reason.trim()));
    await shows(page, [actor]);
  });

  for (const path of ['/inbox', '/transactions', '/duplicates']) {
    test(`${path} lists all eighty, literally`, async ({ page }) => {
      await page.goto(path);
      await atRest(page);
      await shows(page, hostileIds);
    });
  }

  test('the alert about all of them shows its notes and its owner literally', async ({ page }) => {
    await page.goto(`/alerts/${encodeURIComponent(alert)}`);
    await atRest(page);
    await expect(page.getByRole('main')).toContainText(hostileIds[2] ?? '');
    await untouched(page, alert);
  });

  test('no screen takes anything for markup', async ({ page }) => {
    await page.goto('/');
    for (const { name, path } of screens) {
      await goInside(page, path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      await atRest(page);
      await textsOf(page);
      await untouched(page, name);
    }
  });

  test('in an address it is a question like any other', async ({ page, complaints }) => {
    // The API says of some that they cannot be asked for; the page shows that as any other error.
    complaints.expect(/status of 40[04]/);
    await page.goto('/');
    for (const { text } of hostile.filter(({ notAsId }) => notAsId !== 'control character')) {
      for (const path of ['/transactions?text=', '/transactions?reason=', '/inbox?owner=', '/inbox?view=', '/transaction?id=', '/alerts/']) {
        await goInside(page, path + encodeURIComponent(text));
      }
      await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first()).toBeVisible();
      await untouched(page, text);
    }
  });
});

async function shows(page: Page, expected: readonly string[]): Promise<void> {
  const texts = [...(await textsOf(page))];
  const exact = new Set(texts);
  const missing = expected.filter((text) => !exact.has(text) && !texts.some((found) => found.includes(text)));
  expect(missing, 'not shown literally').toEqual([]);
  await untouched(page, page.url());
}

async function inTurn<T>(items: readonly T[], work: (item: T, at: number) => Promise<unknown>): Promise<void> {
  for (const [at, item] of items.entries()) await work(item, at);
}

/** Nothing of it ran, nothing of it became an element. */
async function untouched(page: Page, what: string): Promise<void> {
  const { ran, marks, foreign } = await page.evaluate(() => ({
    ran: (window as unknown as { wasPwned: number }).wasPwned,
    marks: document.querySelectorAll('[data-pwned]').length,
    foreign: document.querySelectorAll('iframe, object, embed, base, math, main script, main style, main [onload], main [onerror], main [onclick]').length +
      [...document.querySelectorAll('a')].filter((link) => link.href !== '' && link.origin !== location.origin).length,
  }));
  expect({ ran, marks, foreign }, what).toEqual({ ran: 0, marks: 0, foreign: 0 });
}
