import type { GatewayPulse } from '../../api/types';

type Judged = Pick<GatewayPulse, 'provider' | 'decided' | 'matched' | 'open' | 'movements'>;

/** Of everything that has been decided, the share that matched; null where nothing has. */
export function rateOf({ decided, matched }: Pick<Judged, 'decided' | 'matched'>): number | null {
  return decided === 0 ? null : matched / decided;
}

/** Worst first: the share that did not match, then what is open, then the busier one. Nothing decided is nothing bad. */
export function worstFirst<T extends Judged>(gateways: readonly T[]): T[] {
  return [...gateways].sort((a, b) => (rateOf(a) ?? 1) - (rateOf(b) ?? 1) || b.open - a.open || b.movements - a.movements || (a.provider < b.provider ? -1 : 1));
}

export type RateTone = 'good' | 'warn' | 'bad' | 'calm';

/** What a rate means in one look. Below 99 % somebody should look, below 95 % at once. */
export function rateTone(part: number, of: number): RateTone {
  if (of === 0) return 'calm';
  const rate = part / of;
  return rate >= 0.99 ? 'good' : rate >= 0.95 ? 'warn' : 'bad';
}
