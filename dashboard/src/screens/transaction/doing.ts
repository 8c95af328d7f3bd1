import type { Transaction } from '../../api/types';
import { ageWords } from '../../format/age';

export interface Doing {
  readonly words: string;
  /** When RealRecon looks again by itself; null when only an event or a person can change anything. */
  readonly next: string | null;
}

const awaited: Readonly<Record<string, string>> = { WAIT_BANK: 'the bank', WAIT_GW: 'the gateway', ALERT_BANK: 'the bank', ALERT_GW: 'the gateway', PARTIAL: 'the rest of the bank’s parts', GW_PENDING: 'the gateway’s final word' };

/** What RealRecon does about it at this moment, as one sentence. */
export function doingNow({ status, state, deadline, handling }: Pick<Transaction, 'status' | 'state' | 'deadline' | 'handling'>, now: number): Doing {
  const next = deadline;
  const when = deadline === null ? '' : `, ${Date.parse(deadline) <= now ? 'any moment now' : ageWords(now - Date.parse(deadline))}`;
  const whom = awaited[state] ?? 'the other side';
  if (handling?.isChecking === true) {
    const tries = handling.attempts === 0 ? 'nothing has come back yet' : `${handling.attempts === 1 ? 'one try' : `${handling.attempts} tries`} came back empty`;
    return { words: `RealRecon is asking bank and gateway (round ${handling.round}; ${tries})${deadline === null ? '' : `; it asks again${when}`}.`, next };
  }
  if (handling?.proposed != null) return { words: 'It waits for a second person to approve or reject.', next };
  if (handling?.isHeld === true) return { words: `The deadline for ${whom} is held, because a feed is silent or this route usually takes longer; RealRecon looks again${when || ' when the feed speaks'}.`, next };
  if (deadline !== null) return { words: `RealRecon waits for ${whom} and looks again${when}.`, next };
  switch (status) {
    case 'MATCHED':
    case 'REVERSED':
    case 'NO_MONEY':
      return { words: 'Nothing is left to do; an event that contradicts it would open it again.', next };
    case 'RESOLVED':
      return { words: 'A person settled it; a fact that contradicts that would open it again.', next };
    case 'PENDING':
      return { words: 'RealRecon waits for the next event; no deadline runs.', next };
    default:
      return { words: (handling?.round ?? 0) > 0 ? 'RealRecon has asked and nothing healed it; it needs a person, or an event that explains it.' : 'RealRecon asks nobody on its own here; it needs a person, or an event that explains it.', next };
  }
}
