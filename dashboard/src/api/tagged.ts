import { ask } from './fetchJson';

interface Tagged {
  readonly etag: string;
  readonly value: unknown;
}

/** More addresses than a screen asks for at a time; beyond it the one that was asked for longest ago is asked in full again. */
const most = 32;

/**
 * Remembers the last answer of each address with its ETag, so that a question asked every two seconds costs an empty 304 while nothing
 * changed, and gives the very same object, so that nothing renders either.
 */
export class TaggedAnswers {
  readonly #answers = new Map<string, Tagged>();

  /** Throws a Problem like every question. */
  async ask<T>(path: string, asked: { readonly signal?: AbortSignal; readonly fetch?: typeof fetch } = {}): Promise<T> {
    const before = this.#answers.get(path);
    const answer = await ask<T>(path, { ...asked, etag: before?.etag });
    if (answer.notModified) {
      // Only what was sent can come back as unchanged, and it was sent from `before`.
      this.#keep(path, before as Tagged);
      return (before as Tagged).value as T;
    }
    if (answer.etag === null) this.#answers.delete(path);
    else this.#keep(path, { etag: answer.etag, value: answer.value });
    return answer.value;
  }

  #keep(path: string, tagged: Tagged): void {
    this.#answers.delete(path);
    this.#answers.set(path, tagged);
    if (this.#answers.size > most) this.#answers.delete(this.#answers.keys().next().value as string);
  }
}

export const tagged = new TaggedAnswers();
