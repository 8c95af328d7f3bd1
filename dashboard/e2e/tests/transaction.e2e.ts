import { atRest } from '../harness/reading';
import { expect, test } from '../harness/test';
import { giveReason, toast } from '../harness/worklist';

test.describe('A transaction', () => {
  test.beforeAll(async ({ emulator: { events, api } }) => {
    await events.gateway({ id: 'one-under', orderId: 'one-order', amount: '500.00' }, { id: 'one-sister', orderId: 'one-order', amount: '80.00' });
    await events.bank({ id: 'one-under', amount: '450.00' }, { id: 'one-sister', amount: '80.00' });
    await api.settled('one-under');
    await api.transactionWhen('one-sister', ({ status }) => status === 'MATCHED');
    await api.act('one-under', { action: 'note', reason: 'The bank was asked by phone.' }, { actor: 'ann' });
  });

  test.beforeEach(async ({ page }) => {
    await page.goto('/transaction?id=one-under');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('one-under');
    await atRest(page);
  });

  test('shows both sides, marks the field that differs in words, and tells what happened', async ({ page }) => {
    const main = page.getByRole('main');
    for (const text of ['500.00', '450.00', /[-−]50\.00/, /differ/i, 'generic', 'ledger', 'The bank was asked by phone.', 'ann']) await expect(main.getByText(text).first()).toBeVisible();
  });

  test('leads to the other movements of its order', async ({ page }) => {
    await page.getByRole('main').getByRole('link', { name: /one-sister/ }).first().click();
    await expect(page).toHaveURL((url) => url.searchParams.get('id') === 'one-sister');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('one-sister');
  });

  test('r replays the decision with the rules of now', async ({ page }) => {
    await page.keyboard.press('r');
    await expect(page.getByRole('main').or(page.getByRole('dialog')).getByText(/agree|same/i).first()).toBeVisible();
  });

  test('t goes back to how it was', async ({ page }) => {
    await page.keyboard.press('t');
    const slider = page.getByRole('slider').first();
    await expect(slider).toBeVisible();
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(page.getByRole('main').or(page.getByRole('dialog')).getByText('Pending', { exact: true }).first()).toBeVisible();
  });

  test('its keys act: n, a, s, e, f, w open what they say', async ({ page, emulator: { api } }) => {
    for (const [key, title] of [['a', 'Assign'], ['s', 'Snooze'], ['e', 'Resolve'], ['f', 'Force a match'], ['w', 'Write off']] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await page.keyboard.press('n');
    await giveReason(page, 'From its own screen.');
    await api.transactionWhen('one-under', ({ handling }) => handling?.notes === 2);
    await expect(page.getByRole('main').getByText('From its own screen.').first()).toBeVisible();
  });

  test('c copies the id', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-write']);
    await page.keyboard.press('c');
    await toast(page, /Copied/);
  });

  test('one that does not exist says so', async ({ page, complaints }) => {
    complaints.expect(/status of 404/);
    await page.goto('/transaction?id=nobody-knows-it');
    await expect(page.getByText('RealRecon has not heard of it')).toBeVisible();
  });
});
