import type { Page } from '@playwright/test';
import { actAs, expect, test } from '../harness/test';
import { dialog, giveReason, toast } from '../harness/worklist';

const everybody = ['viewer', 'operator', 'approver', 'auditor'];
/** Above the limit of the rules that the tests run with. */
const large = '9000.00';

/** Each test has its own, and all of them are made at once. */
const differ = ['resolve', 'force-match', 'write-off', 'code', 'note', 'assign', 'snooze', 'escape', 'conflict', 'look', 'twice'].map((name) => `one-${name}`);
const differALot = ['second-Approve', 'second-Reject', 'role-large'];

test.beforeAll(async ({ emulator: { events, api } }) => {
  await events.allUnder(differ);
  for (const id of differALot) await events.differing(id, large, '1.00');
  await events.gateway({ id: 'one-query' });
  await events.both({ id: 'one-unmatch' });
  await api.allSettled([...differ, ...differALot, 'one-query', 'one-unmatch']);
});

test.describe('Actions on one transaction', () => {
  /** Title of the dialog, key, and what is on record afterwards. */
  const settling = [
    { action: 'resolve', title: 'Resolve', key: 'e', becomes: 'RESOLVED' },
    { action: 'force-match', title: 'Force a match', key: 'f', becomes: 'RESOLVED' },
    { action: 'write-off', title: 'Write off', key: 'w', becomes: 'RESOLVED' },
  ] as const;

  for (const { action, title, key, becomes } of settling) {
    test(`${key} opens ${title}, asks why, and settles it; o reopens it`, async ({ page, emulator: { api } }) => {
      const id = `one-${action}`;
      await open(page, id);
      await page.keyboard.press(key);
      await expect(dialog(page, title)).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(dialog(page, title), 'nothing is done without a reason').toContainText('Say why');
      await giveReason(page, `Because of ${id}.`);
      await expect(dialog(page, title)).toBeHidden();
      const after = await api.transactionWhen(id, ({ status }) => status === becomes);
      expect(after.handling?.standing?.actor).toBe('local');
      await expect(pane(page).getByText('Resolved', { exact: true }).first()).toBeVisible();
      await expect(pane(page).getByText(`Because of ${id}.`).first()).toBeVisible();

      await page.keyboard.press('o');
      await expect(dialog(page, 'Reopen')).toBeVisible();
      await giveReason(page, 'Not yet.');
      await api.transactionWhen(id, ({ status }) => status === 'MISMATCH');
      await expect(pane(page).getByText('Mismatch', { exact: true }).first()).toBeVisible();
    });
  }

  test('resolve takes a code', async ({ page, emulator: { api } }) => {
    await open(page, 'one-code');
    await actionButton(page, 'Resolve').click();
    await page.getByRole('dialog').getByLabel('Code').selectOption('CUSTOMER_DISPUTE');
    await giveReason(page, 'A dispute.');
    const { handling } = await api.transactionWhen('one-code', ({ status }) => status === 'RESOLVED');
    expect(handling?.standing?.code).toBe('CUSTOMER_DISPUTE');
  });

  test('n leaves a note', async ({ page, emulator: { api } }) => {
    await open(page, 'one-note');
    await page.keyboard.press('n');
    await giveReason(page, 'The bank is on it.');
    await api.transactionWhen('one-note', ({ handling }) => handling?.notes === 1);
    await expect(pane(page).getByText('The bank is on it.').first()).toBeVisible();
  });

  test('a assigns to somebody, m to me at once, and Undo takes it back', async ({ page, emulator: { api } }) => {
    await open(page, 'one-assign');
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('radio', { name: 'Somebody else' }).check();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('ben');
    await giveReason(page, 'Yours.');
    await api.transactionWhen('one-assign', ({ handling }) => handling?.owner === 'ben');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(pane(page).getByText('ben').first()).toBeVisible();
    await page.keyboard.press('m');
    await api.transactionWhen('one-assign', ({ handling }) => handling?.owner === 'local');
    await toast(page, 'Assigned one-assign to local.');
    await page.keyboard.press('u');
    await api.transactionWhen('one-assign', ({ handling }) => handling?.owner === 'ben');
  });

  test('s snoozes for a while and wakes it', async ({ page, emulator: { api } }) => {
    await open(page, 'one-snooze');
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByRole('radio', { name: /^Four hours/ }).check();
    await giveReason(page, 'Later.');
    const { handling } = await api.transactionWhen('one-snooze', (found) => found.handling?.snoozedUntil != null);
    expect(Date.parse(handling?.snoozedUntil ?? '') - Date.now()).toBeGreaterThan(3.9 * 3_600_000);
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await api.transactionWhen('one-snooze', (found) => found.handling?.snoozedUntil == null);
  });

  test('q asks bank and gateway now', async ({ page, emulator: { api } }) => {
    await open(page, 'one-query');
    await page.keyboard.press('q');
    await giveReason(page, 'Once more.');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect.poll(async () => (await api.transaction('one-query')).timeline.some(({ reason }) => reason === 'Once more.')).toBe(true);
  });

  test('u takes a match apart', async ({ page, emulator: { api } }) => {
    await open(page, 'one-unmatch');
    await page.keyboard.press('u');
    await expect(dialog(page, 'Unmatch')).toBeVisible();
    await giveReason(page, 'Not the same money.');
    await api.transactionWhen('one-unmatch', ({ status, reasons }) => status === 'MISMATCH' && reasons.includes('MANUAL_UNMATCH'));
  });

  test('Escape leaves everything as it was', async ({ page, emulator: { api } }) => {
    const before = await api.transaction('one-escape');
    await open(page, 'one-escape');
    for (const key of ['e', 'n', 'a', 's', 'f', 'w']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    expect((await api.transaction('one-escape')).version).toBe(before.version);
  });

  test('somebody was faster: the page says what changed and by whom, and does it on the new version when told to', async ({ page, complaints, emulator: { api } }) => {
    complaints.expect(/status of 409/);
    await open(page, 'one-conflict');
    await page.keyboard.press('e');
    await expect(dialog(page, 'Resolve')).toBeVisible();
    await api.act('one-conflict', { action: 'note', reason: 'Do not settle this.' }, { actor: 'ben' });
    await giveReason(page, 'Settled.');
    const conflict = page.getByRole('alert').filter({ hasText: 'It has changed since you looked' });
    await expect(conflict).toContainText('ben');
    expect((await api.transaction('one-conflict')).status).toBe('MISMATCH');
    await page.getByRole('button', { name: /anyway, on version/ }).click();
    await api.transactionWhen('one-conflict', ({ status }) => status === 'RESOLVED');
  });

  test('somebody was faster: “Look again” leaves it to the person', async ({ page, complaints, emulator: { api } }) => {
    complaints.expect(/status of 409/);
    await open(page, 'one-look');
    await page.keyboard.press('f');
    await expect(dialog(page, 'Force a match')).toBeVisible();
    await api.act('one-look', { action: 'resolve', reason: 'Done already.' }, { actor: 'ben' });
    await giveReason(page, 'Equal.');
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(pane(page).getByText('Resolved', { exact: true }).first()).toBeVisible();
    expect((await api.transaction('one-look')).handling?.standing?.actor).toBe('ben');
  });

  test('an action sent twice acts once', async ({ page, emulator: { api } }) => {
    const keys: string[] = [];
    page.on('request', (request) => {
      const key = request.headers()['idempotency-key'];
      if (key !== undefined) keys.push(key);
    });
    await open(page, 'one-twice');
    await page.keyboard.press('n');
    await giveReason(page, 'Once.');
    await api.transactionWhen('one-twice', ({ handling }) => handling?.notes === 1);
    expect(keys).toHaveLength(1);
    const { version } = await api.transaction('one-twice');
    await api.post('/transactions/one-twice/actions', { action: 'note', reason: 'Once.', version: version - 1, actionId: keys[0] });
    expect((await api.transaction('one-twice')).handling?.notes).toBe(1);
  });
});

test.describe('A second person', () => {
  for (const [verb, key, becomes] of [['Approve', 'y', 'RESOLVED'], ['Reject', 'Y', 'MISMATCH']] as const) {
    test(`${verb}: one proposes, may not approve it, and somebody else decides`, async ({ page, emulator: { api } }) => {
      const id = `second-${verb}`;
      await page.goto('/');
      await becomeSomebody(page, 'ann', ['operator', 'approver']);
      await open(page, id);
      await page.keyboard.press('e');
      await giveReason(page, 'Agreed on the phone.');
      await toast(page, /^Proposed for/);
      await api.transactionWhen(id, ({ handling }) => handling?.proposed?.actor === 'ann');
      await expect(actionButton(page, 'Approve')).toHaveAttribute('aria-disabled', 'true');
      await expect(actionButton(page, 'Approve')).toHaveAttribute('title', /somebody else/);

      await becomeSomebody(page, 'ben', ['approver']);
      await expect(actionButton(page, 'Approve')).toHaveAttribute('aria-disabled', 'false');
      await page.keyboard.press(key);
      await expect(dialog(page, verb)).toContainText('ann');
      await giveReason(page, 'I looked.');
      const after = await api.transactionWhen(id, ({ handling, status }) => handling?.proposed == null && status === becomes);
      expect(after.timeline.some(({ actor, reason }) => actor === 'ben' && reason === 'I looked.')).toBe(true);
    });
  }
});

test.describe('Role by role', () => {
  const roles = {
    viewer: { acts: false, approves: false, audits: false },
    operator: { acts: true, approves: false, audits: true },
    approver: { acts: false, approves: true, audits: true },
    auditor: { acts: false, approves: false, audits: true },
  } as const;

  test.beforeAll(async ({ emulator: { api } }) => {
    await api.act('role-large', { action: 'resolve', reason: 'Please.' }, { actor: 'ann' });
    await api.transactionWhen('role-large', ({ handling }) => handling?.proposed != null);
  });

  for (const [role, may] of Object.entries(roles)) {
    test(`${role}: what may be done is offered, the rest says who may`, async ({ page, complaints }) => {
      complaints.expect(/status of 403/);
      await actAs(page, `some-${role}`, role);
      await open(page, 'role-large');
      await expect(actionButton(page, 'Note')).toHaveAttribute('aria-disabled', String(!may.acts));
      await expect(actionButton(page, 'Approve')).toHaveAttribute('aria-disabled', String(!may.approves));
      if (!may.acts) {
        await page.keyboard.press('n');
        await toast(page, /Only an operator/);
        await expect(page.getByRole('dialog')).toBeHidden();
      }

      await page.goto('/audit');
      if (may.audits) await expect(page.getByRole('main').getByText(/entr(y|ies)/).first()).toBeVisible();
      else await expect(page.getByRole('main').getByText(/may not|not allow|role|operator, approver or auditor/i).first()).toBeVisible();
    });

    test(`${role}: the API decides the same`, async ({ emulator: { api } }) => {
      const person = { actor: `some-${role}`, roles: role };
      const { version } = await api.transaction('role-large');
      expect((await api.ask('/audit', person)).status).toBe(may.audits ? 200 : 403);
      expect((await api.ask('/transactions?limit=1', person)).status).toBe(200);
      expect((await api.ask('/transactions/role-large/actions', person, { action: 'note', reason: 'x', version: version + 100 })).status).toBe(may.acts ? 409 : 403);
      expect((await api.ask('/transactions/role-large/actions', person, { action: 'approve', reason: 'x', version: version + 100 })).status).toBe(may.approves ? 409 : 403);
      expect((await api.ask('/deadletters/redrive', person, { keys: ['x'], reason: 'x' })).status).toBe(may.acts ? 400 : 403);
      expect(await api.get('/me', person)).toMatchObject({ name: `some-${role}`, source: 'local', roles: [role], may: { read: true, act: may.acts, approve: may.approves, audit: may.audits } });
    });
  }

  test(`${everybody.join(', ')} together may do everything, which is what the person at the machine is`, async ({ emulator: { api } }) => {
    expect(await api.get('/me')).toMatchObject({ name: 'local', roles: everybody, may: { read: true, act: true, approve: true, audit: true } });
  });
});

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/transactions?text=${encodeURIComponent(id)}&id=${encodeURIComponent(id)}`);
  await expect(pane(page).getByRole('heading', { level: 2 })).toContainText(id);
  await expect(pane(page).getByRole('group', { name: 'Actions' })).toBeVisible();
}

/** Beside the list, with the same buttons and keys as the screen of a transaction (transaction.e2e.ts). */
function pane(page: Page) {
  return page.getByRole('region', { name: 'Preview' });
}

function actionButton(page: Page, title: string) {
  return pane(page).getByRole('group', { name: 'Actions' }).getByRole('button', { name: new RegExp(`^${title}`) }).first();
}

/** Through the role switch, as a person does it. */
async function becomeSomebody(page: Page, name: string, wanted: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /^(You are|Who you are)/ }).click();
  const choice = dialog(page, 'Who you are');
  await choice.getByLabel('Name').fill(name);
  for (const role of everybody) await choice.getByRole('checkbox', { name: new RegExp(`^${role}`) }).setChecked(wanted.includes(role));
  await choice.getByRole('button', { name: `Be ${name}` }).click();
  await expect(page.getByRole('button', { name: `You are ${name}` })).toBeVisible();
}
