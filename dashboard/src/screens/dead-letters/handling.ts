import type { DeadLetter, DeadLetterAnswer } from '../../api/types';
import type { Word } from '../../format/words';

/** Most keys that the API takes at once. */
export const mostAtOnce = 100;

export type LetterAction = 'redrive' | 'discard';
export type LetterOutcome = DeadLetterAnswer['items'][number]['outcome'];

export interface LetterResult {
  readonly key: string;
  readonly outcome: LetterOutcome | 'unsent';
  readonly detail: string | null;
}

export const outcomeWords: Readonly<Record<LetterResult['outcome'], Word>> = {
  accepted: { word: 'Done', sentence: 'It took effect.', tone: 'good', shape: 'check' },
  discarded: { word: 'Discarded', sentence: 'It is marked as discarded.', tone: 'calm', shape: 'slash' },
  refused: { word: 'Refused again', sentence: 'It was read again, and it still cannot be used.', tone: 'bad', shape: 'octagon' },
  gone: { word: 'Gone', sentence: 'The hub no longer keeps it.', tone: 'warn', shape: 'slash' },
  unavailable: { word: 'Not done', sentence: 'Nothing was done; try it again.', tone: 'warn', shape: 'back' },
  handled: { word: 'Handled before', sentence: 'Somebody settled it before.', tone: 'calm', shape: 'person' },
  unsent: { word: 'Not sent', sentence: 'The work was stopped before its turn.', tone: 'calm', shape: 'pause' },
};

export const handlingWords: Readonly<Record<string, Word>> = {
  open: { word: 'Open', sentence: 'Nobody has done anything about it.', tone: 'warn', shape: 'triangle' },
  redriven: { word: 'Taken in', sentence: 'It was read again and could be used.', tone: 'good', shape: 'check' },
  refusedAgain: { word: 'Refused again', sentence: 'It was read again, and it still could not be used.', tone: 'bad', shape: 'octagon' },
  discarded: { word: 'Discarded', sentence: 'Somebody said that it is not needed.', tone: 'calm', shape: 'slash' },
  gone: { word: 'Gone', sentence: 'The hub no longer keeps it, so it cannot be read again.', tone: 'calm', shape: 'slash' },
};

export function handlingWord({ handling }: Pick<DeadLetter, 'handling'>): Word {
  const what = handling?.what ?? 'open';
  return Object.hasOwn(handlingWords, what) ? (handlingWords[what] as Word) : { word: what, sentence: what, tone: 'calm', shape: 'dot' };
}

export const isSettled = ({ handling }: Pick<DeadLetter, 'handling'>): boolean => handling !== null && handling.what !== 'refusedAgain';

export function inSteps(keys: readonly string[], size = mostAtOnce): readonly (readonly string[])[] {
  const steps: (readonly string[])[] = [];
  for (let at = 0; at < keys.length; at += size) steps.push(keys.slice(at, at + size));
  return steps;
}

export interface Work {
  readonly send: (keys: readonly string[]) => Promise<DeadLetterAnswer>;
  readonly onProgress: (results: readonly LetterResult[]) => void;
  readonly isStopped: () => boolean;
}

/** One step after the other. What was done stays done when a later step fails; the error comes with the results so far. */
export async function workThrough(keys: readonly string[], { send, onProgress, isStopped }: Work): Promise<{ readonly results: readonly LetterResult[]; readonly error: unknown }> {
  let results: readonly LetterResult[] = [];
  for (const step of inSteps([...new Set(keys)])) {
    if (isStopped()) break;
    try {
      const { items } = await send(step);
      results = [...results, ...items];
      onProgress(results);
    } catch (error) {
      return { results: withUnsent(keys, results), error };
    }
  }
  return { results: withUnsent(keys, results), error: null };
}

export function countsOf(results: readonly LetterResult[]): readonly (readonly [LetterResult['outcome'], number])[] {
  const counts = new Map<LetterResult['outcome'], number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return (Object.keys(outcomeWords) as LetterResult['outcome'][]).flatMap((outcome) => (counts.has(outcome) ? [[outcome, counts.get(outcome) ?? 0] as const] : []));
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

function withUnsent(keys: readonly string[], results: readonly LetterResult[]): readonly LetterResult[] {
  const known = new Set(results.map(({ key }) => key));
  return [...results, ...keys.filter((key) => !known.has(key)).map((key): LetterResult => ({ key, outcome: 'unsent', detail: null }))];
}
