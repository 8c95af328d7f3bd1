import { act } from '../api/queries';
import { problemOf, type Problem } from '../api/problem';
import type { ActionAnswer, ActionRequest, CaseActionRequest, Change } from '../api/types';
import type { Subject } from './subject';

/** How far an action has come. */
export type Stage =
  | { readonly at: 'editing' }
  | { readonly at: 'sending' }
  /** Sent, but not in the audit log within the API's patience. Sent again with the same key it acts once. */
  | { readonly at: 'pending' }
  | { readonly at: 'conflict'; readonly currentVersion: number; readonly currentStatus: string; readonly changes: readonly Change[] }
  | { readonly at: 'refused'; readonly problem: Problem };

export type Sent = { readonly stage: Stage } | { readonly answer: ActionAnswer };

/** One key for as long as the same thing is said, so that trying again after a lost answer never acts twice. */
export class KeyRing {
  readonly #make: () => string;
  #said: string | undefined;
  #key = '';

  constructor(make: () => string = () => crypto.randomUUID()) {
    this.#make = make;
  }

  keyFor(said: unknown): string {
    const text = JSON.stringify(said);
    if (text !== this.#said) {
      this.#said = text;
      this.#key = this.#make();
    }
    return this.#key;
  }
}

export async function send(subject: Subject, request: ActionRequest | CaseActionRequest, keys: KeyRing): Promise<Sent> {
  const key = keys.keyFor(request);
  try {
    const answer = await (subject.kind === 'transaction'
      ? act.onTransaction(subject.transaction.id, request as ActionRequest, key)
      : act.onCase(subject.case.kind, subject.case.key, request as CaseActionRequest, key));
    return answer.outcome === 'pending' ? { stage: { at: 'pending' } } : { answer };
  } catch (error) {
    return { stage: stageOf(problemOf(error)) };
  }
}

export function stageOf(problem: Problem): Stage {
  const { currentVersion, currentStatus = '', changes = [] } = problem.document;
  if (problem.kind === 'version-conflict' && currentVersion !== undefined) return { at: 'conflict', currentVersion, currentStatus, changes };
  return { at: 'refused', problem };
}
