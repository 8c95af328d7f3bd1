import type { ResolutionCode } from '../api/types';
import type { AnyAction } from './actionTable';

/** What was said last for each action, newest first. Whoever clears forty alike exceptions types the reason once. */
export interface Remembered {
  readonly reasons: Readonly<Partial<Record<AnyAction, readonly string[]>>>;
  readonly code: ResolutionCode;
}

export const resolutionCodes: readonly ResolutionCode[] = ['M07_MANUAL', 'OPS_APPROVAL', 'POLICY_EXCEPTION', 'CUSTOMER_DISPUTE', 'DATA_CORRECTION'];

const key = 'realrecon.reasons';
const most = 8;
const nothing: Remembered = { reasons: {}, code: 'M07_MANUAL' };

export function withReason(before: Remembered, action: AnyAction, reason: string, code?: ResolutionCode | null): Remembered {
  const older = before.reasons[action] ?? [];
  return { reasons: { ...before.reasons, [action]: [reason, ...older.filter((other) => other !== reason)].slice(0, most) }, code: code ?? before.code };
}

/** Storage is anybody's to write: what does not look like ours is forgotten. */
export function parseRemembered(text: string | null): Remembered {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('reasons' in stored) || typeof stored.reasons !== 'object' || stored.reasons === null) return nothing;
    const reasons = Object.fromEntries(
      Object.entries(stored.reasons).flatMap(([action, list]: [string, unknown]) =>
        Array.isArray(list) ? [[action, list.filter((reason): reason is string => typeof reason === 'string' && reason.length <= 500).slice(0, most)]] : [],
      ),
    );
    const code = 'code' in stored ? stored.code : null;
    return { reasons, code: resolutionCodes.find((known) => known === code) ?? nothing.code };
  } catch {
    return nothing;
  }
}

export function recallReasons(): Remembered {
  try {
    return parseRemembered(localStorage.getItem(key));
  } catch {
    return nothing;
  }
}

export function rememberReason(action: AnyAction, reason: string, code?: ResolutionCode | null): void {
  try {
    localStorage.setItem(key, JSON.stringify(withReason(recallReasons(), action, reason, code)));
  } catch {
    // Storage may be forbidden; people then type again.
  }
}
