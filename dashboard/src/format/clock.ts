import { useSyncExternalStore } from 'react';

type Listener = () => void;

/** One timer for every age on the screen, so that a thousand rows cost one wake-up a second and all change together. */
export class Clock {
  readonly #listeners = new Set<Listener>();
  readonly #read: () => number;
  readonly #every: number;
  #now: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Server minus browser: a laptop's clock may be minutes off, and ages must not be. */
  #skew = 0;

  constructor(read: () => number = Date.now, every = 1000) {
    this.#read = read;
    this.#every = every;
    this.#now = read();
  }

  /** As of the last tick, so that all ages on a screen agree. */
  now = (): number => this.#now;

  /** This very moment by the server's clock, for questions and judgements. */
  exact = (): number => this.#read() + this.#skew;

  /** The server said what time it is. Below two seconds it is the way there and back, not the clock. */
  setByServer(serverNow: number): void {
    const skew = serverNow - this.#read();
    this.#skew = Math.abs(skew) < 2000 ? 0 : skew;
  }

  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    if (this.#timer === undefined) {
      this.#tick();
      this.#timer = setInterval(this.#tick, this.#every);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
    };
  };

  #tick = (): void => {
    this.#now = this.exact();
    this.#listeners.forEach((listener) => listener());
  };
}

export const clock = new Clock();

export function useNow(): number {
  return useSyncExternalStore(clock.subscribe, clock.now);
}

/** Re-renders only when the chosen reading of the clock changes, for example the text of an age. */
export function useReading<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(clock.subscribe, () => read(clock.now()));
}
