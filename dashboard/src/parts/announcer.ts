/** At most one announcement in five seconds, and then the latest: a screen reader that is told everything tells nothing. */
export const announceEveryMs = 5000;

export class Announcer {
  readonly #now: () => number;
  readonly #after: (ms: number, work: () => void) => void;
  readonly #listeners = new Set<() => void>();
  #text = '';
  #waiting: string | null = null;
  #last = -Infinity;

  constructor(now: () => number = () => performance.now(), after: (ms: number, work: () => void) => void = (ms, work) => void setTimeout(work, ms)) {
    this.#now = now;
    this.#after = after;
  }

  text = (): string => this.#text;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  say(text: string): void {
    const isScheduled = this.#waiting !== null;
    this.#waiting = text;
    if (isScheduled) return;
    const wait = this.#last + announceEveryMs - this.#now();
    if (wait <= 0) this.#speak();
    else this.#after(wait, () => this.#speak());
  }

  #speak(): void {
    if (this.#waiting === null) return;
    this.#last = this.#now();
    // The same words twice are announced twice only if the text differs.
    this.#text = this.#waiting === this.#text ? `${this.#waiting}\u00a0` : this.#waiting;
    this.#waiting = null;
    this.#listeners.forEach((listener) => listener());
  }
}

export const announcer = new Announcer();
