import { keyRows, type KeyName, type KeyRow } from './keyTable';

/** A dialog that is open has the keyboard to itself; a screen's own meaning of a key goes before the one that holds everywhere. */
export type Scope = 'everywhere' | 'screen' | 'dialog';

export interface Binding {
  readonly name: KeyName;
  readonly scope: Scope;
  /** Overrides the table's words where a screen knows better, for example “Re-drive 3 events”. */
  readonly words?: string | undefined;
  /** Returns false when it does not apply now; the key is then as if unbound. */
  readonly run: () => unknown;
}

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly repeat: boolean;
  readonly composing: boolean;
  /** Where the focus is: text is typed there, or Enter and arrows have a meaning of their own. */
  readonly place: Place;
}

export type Place = 'page' | 'text' | 'control';

const patience = 1200;

/** Decides what a key stroke means. Knows no document, so that every rule of it is tested in plain code. */
export class KeyRegistry {
  readonly #bindings: Binding[] = [];
  readonly #listeners = new Set<() => void>();
  #dialogs: symbol[] = [];
  #begun: { strokes: string; at: number } | undefined;
  #active: readonly Binding[] | undefined;
  /** WCAG 2.1.4: a person who speaks to their computer must be able to turn single characters off. */
  singleKeys = true;

  bind(binding: Binding): () => void {
    // Dialogs stack; a binding of one belongs to the one that was on top when it was made.
    this.#bindings.push(binding);
    this.#changed();
    return () => {
      const at = this.#bindings.indexOf(binding);
      if (at >= 0) this.#bindings.splice(at, 1);
      this.#changed();
    };
  }

  /** From now on only bindings of scope `dialog` hear anything. */
  openDialog(): () => void {
    const token = Symbol('dialog');
    this.#dialogs = [...this.#dialogs, token];
    this.#begun = undefined;
    this.#changed();
    return () => {
      this.#dialogs = this.#dialogs.filter((other) => other !== token);
      this.#changed();
    };
  }

  /** What a key would do now, one binding for each name, for the help and for hints. */
  active = (): readonly Binding[] => {
    if (this.#active !== undefined) return this.#active;
    const order: Scope[] = this.#dialogs.length > 0 ? ['dialog'] : ['screen', 'everywhere'];
    const byName = new Map<KeyName, Binding>();
    for (const scope of order) {
      // The latest binding stands nearest to what the person looks at.
      for (const binding of this.#bindings.filter((b) => b.scope === scope).reverse()) {
        if (!byName.has(binding.name)) byName.set(binding.name, binding);
      }
    }
    this.#active = [...byName.values()];
    return this.#active;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** True when the stroke was ours, so that the browser does nothing with it. */
  press(stroke: Stroke, now: number): boolean {
    const key = nameOf(stroke);
    if (key === undefined || !this.#mayListen(key, stroke)) return false;
    const begun = this.#begun !== undefined && now - this.#begun.at <= patience ? `${this.#begun.strokes} ${key}` : undefined;
    this.#begun = undefined;

    for (const typed of begun === undefined ? [key] : [begun, key]) {
      const candidates = this.#candidates().filter(({ name }) => rowOf(name).keys.includes(typed));
      for (const { name, run } of candidates) {
        if (stroke.repeat && rowOf(name).repeats !== true) return true;
        if (run() !== false) return true;
      }
      if (this.active().some(({ name }) => rowOf(name).keys.some((k) => k.startsWith(`${typed} `)))) {
        if (!stroke.repeat) this.#begun = { strokes: typed, at: now };
        return true;
      }
      // `g` and then `j`: the sequence came to nothing, and `j` alone still means what it means.
    }
    return false;
  }

  /** All bindings that may hear a key, nearest first; a second one gets its turn when the first declines. */
  #candidates(): Binding[] {
    const order: Scope[] = this.#dialogs.length > 0 ? ['dialog'] : ['screen', 'everywhere'];
    return order.flatMap((scope) => this.#bindings.filter((b) => b.scope === scope).reverse());
  }

  #mayListen(key: string, { place }: Stroke): boolean {
    if (place === 'text') return key === 'Escape' || key === 'Control+Enter';
    // A button or link is pressed by Enter, and a list box is moved through by arrows.
    if (place === 'control' && (key === 'Enter' || key.startsWith('Arrow') || key === 'Home' || key === 'End' || key.startsWith('Page'))) return false;
    return this.singleKeys || key.length > 1;
  }

  #changed(): void {
    this.#active = undefined;
    this.#listeners.forEach((listener) => listener());
  }
}

function nameOf({ key, ctrl, alt, meta, composing }: Stroke): string | undefined {
  if (composing || alt) return undefined;
  if (ctrl || meta) return key === 'Enter' ? 'Control+Enter' : undefined;
  return key;
}

function rowOf(name: KeyName): KeyRow {
  return keyRows[name];
}
