import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { states, statuses } from '../api/types';
import { reasonCodes, reasonName, reasonSentence, rejectionCodes, severityWord, stateSentence, stateWords, statusWord, statusWords } from './words';

interface Contract {
  components: { schemas: Record<string, { enum?: string[] }> };
}

const contract = JSON.parse(readFileSync(new URL('../../../functions/Adapters/Api/openapi.json', import.meta.url), 'utf8')) as Contract;
const wordsOf = (schema: string) => contract.components.schemas[schema]?.enum ?? [];

describe('Words', () => {
  it('know every status and state of the contract', () => {
    expect(Object.keys(statusWords)).toEqual(wordsOf('Status'));
    expect([...statuses]).toEqual(wordsOf('Status'));
    expect(Object.keys(stateWords)).toEqual(wordsOf('State'));
    expect([...states]).toEqual(wordsOf('State'));
  });

  it('know every reason and rejection of the contract', () => {
    expect(wordsOf('Reason').filter((code) => !reasonCodes.includes(code))).toEqual([]);
    expect(wordsOf('RejectionReason').filter((code) => ![...reasonCodes, ...rejectionCodes].includes(code))).toEqual([]);
  });

  it('say each code in one sentence', () => {
    for (const code of [...reasonCodes, ...rejectionCodes]) expect(reasonSentence(code)).toMatch(/^[A-Z][^.]*\.$/);
  });

  it('give statuses that need people shapes that differ', () => {
    expect(statusWords.ALERT.shape).not.toBe(statusWords.MISMATCH.shape);
    expect(new Set(Object.values(statusWords).map((w) => w.tone + w.shape)).size).toBe(statuses.length);
  });

  it.each(['constructor', '__proto__', 'toString', 'X_NEW'])('show the unknown code %s as it is', (code) => {
    expect([reasonName(code), reasonSentence(code), statusWord(code).word, stateSentence(code), severityWord(code).word]).toEqual([code, code, code, code, code]);
  });
});
