import { atRest, goInside } from '../harness/reading';
import { screens } from '../harness/screens';
import { actAs, expect, test } from '../harness/test';

test.describe('Around every screen', () => {
  test.beforeAll(async ({ emulator }) => {
    await emulator.events.differing('shell-under', '500.00', '450.00');
    await emulator.api.settled('shell-under');
  });

  test('the navigation leads to every screen, whose title and heading say where one is', async ({ page }) => {
    await page.goto('/rules');
    for (const { name, path } of screens) {
      await page.getByRole('navigation', { name: 'Screens' }).locator(`a[href="${path}"]`).click();
      await expect(page).toHaveURL((url) => url.pathname === path);
      await expect(page).toHaveTitle(`${name} · RealRecon`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      await expect(page.getByRole('navigation', { name: 'Screens' }).locator('a[aria-current="page"]')).toHaveAttribute('href', path);
      await expect(page.getByRole('main')).toBeFocused();
    }
  });

  test('keys lead to every screen', async ({ page }) => {
    await page.goto('/rules');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules');
    for (const { name, path, keys } of screens) {
      // Without a pause between the two, however slow the machine: after 1.2 s the first is forgotten.
      await page.keyboard.type(keys.join(''));
      await expect(page).toHaveURL((url) => url.pathname === path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    }
  });

  test('an address opens its screen, and back and forward go where one was', async ({ page }) => {
    for (const { name, path } of screens) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    }
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit');
    await page.goForward();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules');
  });

  test('an address that leads nowhere says so and keeps the navigation', async ({ page }) => {
    await page.goto('/nowhere/at/all');
    await expect(page.getByText('There is no such screen')).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pulse');
  });

  test('? lists the keys that work here, and Escape closes it', async ({ page }) => {
    await page.goto('/inbox');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exceptions');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await expect(help).toBeVisible();
    for (const words of ['Search', 'Pause or go on with live changes', 'Exceptions', 'Dead letters']) {
      await expect(help.getByRole('term').filter({ hasText: new RegExp(`^${words}$`) })).toHaveCount(1);
    }
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(page, 'keys of the screen rest while a dialog is open').toHaveURL((url) => url.pathname === '/inbox');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  });

  test('/ searches, Shift and Enter opens the one, and keys typed there are text', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pulse');
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox', { name: /Find a transaction/ });
    await expect(search).toBeFocused();
    await page.keyboard.type('shell-under');
    await expect(search).toHaveValue('shell-under');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => url.pathname === '/transactions' && url.searchParams.get('text') === 'shell-under');
    await expect(page.getByRole('main').getByText('shell-under').first()).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules');
    await page.keyboard.press('/');
    await page.keyboard.type('shell-under');
    await page.keyboard.press('Shift+Enter');
    await expect(page).toHaveURL((url) => url.pathname === '/transaction' && url.searchParams.get('id') === 'shell-under');
  });

  test('single keys can be turned off, arrows and Escape stay', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    await page.getByRole('checkbox', { name: /Keys without a modifier/ }).uncheck();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page).toHaveURL((url) => url.pathname === '/');
  });

  test('colours, density and times follow what was chosen, also after a reload', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(background).not.toBe(light);
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('radio', { name: 'Light' }).check();
    await page.getByRole('radio', { name: 'Compact' }).check();
    await expect.poll(background).toBe(light);
    await page.reload();
    await expect.poll(background).toBe(light);
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  });

  test('on a phone the bar at the bottom and “More” lead everywhere', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /Exceptions/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exceptions');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('dialog', { name: 'More' }).getByRole('button', { name: 'Audit' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit');
  });

  test('no screen scrolls sideways at 360 px', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/');
    for (const { name, path } of screens) {
      await goInside(page, path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      await atRest(page);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(beyond, name).toBeLessThanOrEqual(0);
    }
  });

  test('the role switch makes somebody else of the person, for this tab', async ({ page, context }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /^You are/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Who you are' });
    await dialog.getByLabel('Name').fill('vera');
    for (const role of ['operator', 'approver', 'auditor']) await dialog.getByRole('checkbox', { name: new RegExp(`^${role}`) }).uncheck();
    await dialog.getByRole('button', { name: 'Be vera' }).click();
    await expect(page.getByRole('button', { name: 'You are vera' })).toBeVisible();
    const other = await context.newPage();
    await other.goto('/');
    await expect(other.getByRole('button', { name: 'You are local' })).toBeVisible();
    await other.close();
  });

  test('every answer carries the headers that keep foreign content out', async ({ request, emulator }) => {
    for (const path of ['/', '/inbox', '/transaction?id=x', '/favicon.svg']) {
      const headers = (await request.get(emulator.url + path)).headers();
      expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });
});

for (const role of ['viewer', 'operator', 'approver', 'auditor']) {
  test(`somebody who is only ${role} opens every screen, and nothing breaks`, async ({ page, complaints }) => {
    // Only a viewer is refused anything by looking.
    if (role === 'viewer') complaints.expect(/status of 403/);
    await actAs(page, 'vera', role);
    await page.goto('/');
    for (const { name, path } of screens) {
      await goInside(page, path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      await atRest(page);
      const main = page.getByRole('main');
      if (role !== 'viewer' || path !== '/audit') await expect(main.getByRole('alert'), name).toHaveCount(0);
      else await expect(main.getByText(/may not|not allow|role|operator, approver or auditor/i).first()).toBeVisible();
    }
  });
}
