import type { BrowserContext, Page } from '@playwright/test';

/** Everything that a page says when something is wrong with it. */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  static async of(context: BrowserContext): Promise<Complaints> {
    const complaints = new Complaints();
    // Chromium says most violations on the console too; the event also tells those of a policy that only reports.
    await context.exposeBinding('realreconViolation', (_, what: string) => complaints.#heard.push(`policy: ${what}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        void (window as unknown as { realreconViolation(what: string): Promise<void> }).realreconViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on('page', (page) => complaints.#listen(page));
    return complaints;
  }

  /** What the test provokes on purpose. */
  expect(...patterns: readonly RegExp[]): void {
    this.#expected.push(...patterns);
  }

  unexpected(): readonly string[] {
    return this.#heard.filter((heard) => !this.#expected.some((pattern) => pattern.test(heard)));
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.#heard.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.#heard.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#heard.push(`console: ${message.text()} ${message.location().url}`);
    });
  }
}
