import { expect } from '@playwright/test';
import type { ActionAnswer, ActionRequest, Case, CaseActionRequest, CaseDetail, DeadLetter, Page, ProblemDocument, Transaction, TransactionDetail } from '../../src/api/types';

export interface Person {
  readonly actor?: string;
  readonly roles?: string;
}

export interface Refused {
  readonly status: number;
  readonly problem: ProblemDocument;
}

/** The status API from outside the browser: to prepare, to wait for, and to look behind the page. */
export class Api {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async get<T>(path: string, person: Person = {}): Promise<T> {
    const { status, body } = await this.ask(path, person);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body as T;
  }

  async post<T>(path: string, content: unknown, person: Person = {}): Promise<T> {
    const { status, body } = await this.ask(path, person, content);
    if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body as T;
  }

  /** Whatever the answer is. */
  async ask(path: string, person: Person = {}, content?: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
    const answer = await fetch(`${this.#base}/api${path}`, {
      method: content === undefined ? 'GET' : 'POST',
      headers: {
        ...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(person.actor === undefined ? {} : { 'X-RealRecon-Actor': person.actor }),
        ...(person.roles === undefined ? {} : { 'X-RealRecon-Roles': person.roles }),
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }

  transaction(id: string): Promise<TransactionDetail> {
    return this.get(`/transactions/${encodeURIComponent(id)}`);
  }

  /** Waits until it is there and fits; then gives it as it is now. */
  async transactionWhen(id: string, fits: (found: TransactionDetail) => boolean, timeout = 20_000): Promise<TransactionDetail> {
    let last: TransactionDetail | undefined;
    await expect
      .poll(
        async () => {
          const { status, body } = await this.ask(`/transactions/${encodeURIComponent(id)}`);
          last = status === 200 ? (body as TransactionDetail) : undefined;
          return last !== undefined && fits(last);
        },
        { message: `transaction ${id} did not come to fit`, timeout, intervals: [50, 100, 200] },
      )
      .toBe(true);
    if (last === undefined) throw new Error(`Transaction ${id} went away.`);
    return last;
  }

  /** RealRecon has done all that it does by itself: asked, raised an alert about what is left, seen the deadline pass. Each of these makes another version. */
  settled(id: string): Promise<TransactionDetail> {
    return this.transactionWhen(id, ({ status, handling, timeline }) =>
      status !== 'PENDING' && handling?.isChecking !== true && (handling?.isAlerted === true || (status !== 'ALERT' && status !== 'MISMATCH')) && timeline.some(({ kind }) => kind.endsWith('Deadline')));
  }

  /** All of them: what waits for a deadline waits together. */
  async allSettled(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.settled(id);
  }

  async act(id: string, request: Omit<ActionRequest, 'version'> & { readonly version?: number }, person: Person = {}): Promise<ActionAnswer> {
    const version = request.version ?? (await this.transaction(id)).version;
    return this.post(`/transactions/${encodeURIComponent(id)}/actions`, { ...request, version }, person);
  }

  case(kind: string, key: string): Promise<CaseDetail> {
    return this.get(`/cases/${kind}/${encodeURIComponent(key)}`);
  }

  async actOnCase(kind: string, key: string, request: Omit<CaseActionRequest, 'version'>, person: Person = {}): Promise<ActionAnswer> {
    const { version } = await this.case(kind, key);
    return this.post(`/cases/${kind}/${encodeURIComponent(key)}/actions`, { ...request, version }, person);
  }

  /** All pages. */
  async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<T> = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  }

  transactions(filter = ''): Promise<readonly Transaction[]> {
    return this.all(`/transactions${filter}`);
  }

  cases(filter = ''): Promise<readonly Case[]> {
    return this.all(`/cases${filter}`);
  }

  deadLetters(filter = ''): Promise<readonly DeadLetter[]> {
    return this.all(`/deadletters${filter}`);
  }
}
