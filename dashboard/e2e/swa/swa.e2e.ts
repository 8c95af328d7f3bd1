import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { programs } from '../harness/places';
import { screens } from '../harness/screens';
import { signedIn, StaticWebApps, swa } from '../harness/staticWebApps';
import { expect, test } from '../harness/test';

test.skip(swa === undefined, 'Install the Static Web Apps CLI and name its swa in the variable SWA_CLI (docs/operators.md says how).');

let site: StaticWebApps;

test.beforeAll(async ({ emulator }) => {
  test.setTimeout(120_000);
  site = await StaticWebApps.start(swa ?? '', emulator.url);
});
test.afterAll(async () => site.stop());

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(path: string, cookie?: string, action?: unknown): Promise<Answer> {
  const answer = await fetch(site.url + path, {
    redirect: 'manual',
    headers: { ...(cookie === undefined ? {} : { Cookie: cookie }), ...(action === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(action === undefined ? {} : { method: 'POST', body: JSON.stringify(action) }),
  });
  return { status: answer.status, location: answer.headers.get('Location'), headers: answer.headers, text: await answer.text() };
}

const open = ['/sign-in.html', '/no-role.html', '/gate.css', '/gate.js', '/favicon.svg', '/.auth/me', '/.auth/login/aad', '/.auth/login/github'];
const closed = [...screens.map(({ path }) => path), '/index.html', '/theme.js', '/transaction?id=a%2Fb', '/alerts/AMT_UNDER%7Cgeneric%7Cledger', '/nowhere', '/assets/x.js', '/staticwebapp.config.json', '/api/me', '/api/transactions', '/api/health'];

/** The CLI answers somebody without a role as it answers nobody; Azure shows no-role.html to them. */
for (const [who, cookie] of [['nobody', undefined], ['somebody without a role', signedIn('nora')]] as const) {
  test(`${who} is led to the sign-in from everywhere but the sign-in itself`, async () => {
    for (const path of open) expect((await ask(path, cookie)).status, path).toBe(200);
    for (const path of closed) {
      expect(await ask(path, cookie), path).toMatchObject({ status: 302, location: `/sign-in.html?post_login_redirect_uri=${encodeURIComponent(path)}` });
    }
    expect(await ask('/api/transactions/x/actions', cookie, {})).toMatchObject({ status: 302 });
  });
}

const roles = {
  viewer: { acts: 302, audit: 403, may: { read: true, act: false, approve: false, audit: false } },
  operator: { acts: 404, audit: 200, may: { read: true, act: true, approve: false, audit: true } },
  approver: { acts: 403, audit: 200, may: { read: true, act: false, approve: true, audit: true } },
  auditor: { acts: 302, audit: 200, may: { read: true, act: false, approve: false, audit: true } },
} as const;

for (const [role, { acts, audit, may }] of Object.entries(roles)) {
  test(`${role}: every screen opens, and the API says the rest`, async () => {
    const cookie = signedIn('vera', role);
    for (const path of [...screens.map((screen) => screen.path), '/transaction?id=a%2Fb', '/alerts/AMT_UNDER%7Cgeneric%7Cledger', '/nowhere']) {
      const { status, text } = await ask(path, cookie);
      expect(status, path).toBe(200);
      expect(text, path).toContain('<div id="root">');
    }
    for (const path of ['/assets/x.js', '/x.json', '/x.svg', '/staticwebapp.config.json', '/api/nothing']) expect((await ask(path, cookie)).status, path).toBe(404);
    expect(JSON.parse((await ask('/api/me', cookie)).text)).toMatchObject({ name: 'github:vera', source: 'signedIn', roles: [role], may });
    expect((await ask('/api/audit', cookie)).status).toBe(audit);
    // Where the platform does not refuse already, the API knows the role and then that there is no such transaction.
    expect((await ask('/api/transactions/x/actions', cookie, { action: 'note', reason: 'Why not.', version: 1 })).status).toBe(acts);
  });
}

test('pages and files carry the headers that keep foreign content out, and how long they may be kept', async () => {
  const cookie = signedIn('vera', 'viewer');
  const [script] = (await readdir(join(dirname(programs.emulator), 'dashboard', 'assets'))).filter((name) => name.endsWith('.js'));
  const kept = { '/': 'no-cache', '/inbox': 'no-cache', '/theme.js': 'no-cache', [`/assets/${script ?? ''}`]: 'public, max-age=31536000, immutable', '/gate.css': 'public, max-age=300', '/sign-in.html': null };
  for (const [path, cache] of Object.entries(kept)) {
    const { status, headers } = await ask(path, cookie);
    expect(status, path).toBe(200);
    expect(headers.get('Content-Security-Policy'), path).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
    expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff');
    expect(headers.get('Referrer-Policy'), path).toBe('no-referrer');
    expect(headers.get('Cross-Origin-Opener-Policy'), path).toBe('same-origin');
    if (cache !== null) expect(headers.get('Cache-Control'), path).toBe(cache);
  }
});

test('somebody who follows a link is asked to sign in, comes to where it led, and signs out again', async ({ page, context }) => {
  await page.goto(`${site.url}/inbox?reason=AMT_UNDER`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to RealRecon');
  const address = new URL((await page.getByRole('link', { name: 'GitHub' }).getAttribute('href')) ?? '', site.url);
  expect(address.pathname).toBe('/.auth/login/github');
  const wanted = address.searchParams.get('post_login_redirect_uri') ?? '';
  expect(wanted).toBe('/inbox?reason=AMT_UNDER');

  // The CLI's sign-in page needs scripts from the internet; this is what it does in the end.
  const [name = '', value = ''] = signedIn('olga', 'operator').split(/=(.*)/s);
  await context.addCookies([{ name, value, url: site.url }]);
  await page.goto(site.url + wanted);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exceptions');
  await expect(page.getByRole('button', { name: /^Live\. Pause/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /github:olga/ })).toBeVisible();

  await page.goto(`${site.url}/.auth/logout?post_logout_redirect_uri=/sign-in.html`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to RealRecon');
});
