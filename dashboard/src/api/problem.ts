import type { ProblemDocument } from './types';

/** An answer that is none: the API's own problem document (RFC 9457), or what stands for it where no document came. */
export class Problem extends Error {
  readonly document: ProblemDocument;
  /** When it makes sense to try again, in milliseconds from the answer. */
  readonly retryAfterMs: number | undefined;

  constructor(document: ProblemDocument, retryAfterMs?: number) {
    super(document.detail || document.title);
    this.name = 'Problem';
    this.document = document;
    this.retryAfterMs = retryAfterMs;
  }

  get status(): number {
    return this.document.status;
  }

  /** `version-conflict` of `urn:realrecon:version-conflict`. */
  get kind(): string {
    return this.document.type.slice(this.document.type.lastIndexOf(':') + 1);
  }

  get title(): string {
    return this.document.title;
  }

  get instance(): string {
    return this.document.instance;
  }

  /** Nothing was heard, or the API itself says that it is down; the same request may work later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }

  get needsSignIn(): boolean {
    return this.status === 401;
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return localProblem('unexpected', 'Something went wrong here', 0, error instanceof Error ? error.message : String(error));
}

/** For what went wrong on this side of the wire. */
export function localProblem(kind: string, title: string, status: number, detail: string, retryAfterMs?: number): Problem {
  return new Problem({ type: `urn:realrecon:${kind}`, title, status, detail, instance: '' }, retryAfterMs);
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
