/** The newest so many, newest first. What falls out is gone, so a screen left open for a week holds no more than one opened now. */
export class Ring<T> {
  readonly #limit: number;
  #items: readonly T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  /** In the order in which they came. */
  add(added: readonly T[]): void {
    if (added.length === 0) return;
    this.#items = [...added.slice(-this.#limit).reverse(), ...this.#items].slice(0, this.#limit);
  }

  clear(): void {
    this.#items = [];
  }
}
