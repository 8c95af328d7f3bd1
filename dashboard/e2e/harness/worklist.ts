import { expect, type Locator, type Page } from '@playwright/test';

/** The list of a screen, by what a screen reader would say of it. */
export class Worklist {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get grid(): Locator {
    return this.#page.getByRole('grid').first();
  }

  row(id: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.#page.getByTitle(id, { exact: true }) });
  }

  /** Rows that are built, from top to bottom. */
  get rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.#page.getByRole('gridcell') });
  }

  /** The text of the row that the keyboard stands on. */
  async activeText(): Promise<string> {
    return this.grid.evaluate((grid) => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');
  }

  async isOn(id: string): Promise<void> {
    await expect.poll(() => this.activeText(), { message: `the keyboard stands on ${id}` }).toContain(id);
  }

  async standOn(id: string): Promise<void> {
    await this.row(id).getByTitle(id, { exact: true }).click();
    await this.isOn(id);
  }

  get selected(): Locator {
    return this.grid.getByRole('checkbox', { name: 'Select', checked: true });
  }
}

export function dialog(page: Page, name: string | RegExp): Locator {
  return page.getByRole('dialog', { name });
}

/** Writes why, and sends. */
export async function giveReason(page: Page, reason: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(/^(Reason|Note)$/);
  await field.fill(reason);
  await field.press('Enter');
}

export async function toast(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').getByText(text).first()).toBeVisible();
}
