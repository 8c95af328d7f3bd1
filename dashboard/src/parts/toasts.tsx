import { useSyncExternalStore } from 'react';
import css from './parts.module.css';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

const lastsMs = 10_000;
const most = 3;

/** Short words about what was just done, with a way back where there is one. */
export class ToastShelf {
  readonly #listeners = new Set<() => void>();
  readonly #after: (ms: number, work: () => void) => void;
  #toasts: readonly Toast[] = [];
  #count = 0;

  constructor(after: (ms: number, work: () => void) => void = (ms, work) => void setTimeout(work, ms)) {
    this.#after = after;
  }

  all = (): readonly Toast[] => this.#toasts;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(text: string, undo?: () => void): void {
    const id = (this.#count += 1);
    this.#set([...this.#toasts, { id, text, undo }].slice(-most));
    this.#after(lastsMs, () => this.dismiss(id));
  }

  dismiss = (id: number): void => {
    if (this.#toasts.some((toast) => toast.id === id)) this.#set(this.#toasts.filter((toast) => toast.id !== id));
  };

  /** Takes the newest back that can be taken back. */
  undoLatest(): boolean {
    const latest = this.#toasts.findLast((toast) => toast.undo !== undefined);
    if (latest === undefined) return false;
    this.dismiss(latest.id);
    latest.undo?.();
    return true;
  }

  #set(toasts: readonly Toast[]): void {
    this.#toasts = toasts;
    this.#listeners.forEach((listener) => listener());
  }
}

export const toasts = new ToastShelf();

export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.all);
  return (
    <div className={css.toasts} role="status" aria-live="polite">
      {shown.map(({ id, text, undo }) => (
        <div key={id} className={css.toast}>
          <span>
            <bdi>{text}</bdi>
          </span>
          {undo === undefined ? null : (
            <button
              type="button"
              onClick={() => {
                toasts.dismiss(id);
                undo();
              }}
            >
              Undo
            </button>
          )}
          <button type="button" aria-label="Dismiss" onClick={() => toasts.dismiss(id)}>×</button>
        </div>
      ))}
    </div>
  );
}
