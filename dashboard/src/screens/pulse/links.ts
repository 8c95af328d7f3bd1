import { query } from '../../api/path';
import type { Filter } from '../../api/queries';
import type { Iso, Pulse, PulsePoint, PulseWindow, Status, Totals } from '../../api/types';
import { ageBuckets } from './ageing';
import { usualWindow } from './window';

/** Every number of Pulse and Gateways leads to the list behind it; these are the ways, and nothing else builds them. */

const unmatched: readonly Status[] = ['MISMATCH', 'ALERT', 'REVERSED', 'NO_MONEY', 'RESOLVED'];
const decided: readonly Status[] = ['MATCHED', ...unmatched];

type Since = Pick<Pulse, 'since'>;

export const transactionsHref = (filter: Filter): string => `/transactions${query(filter)}`;
/** The inbox shows what is open; the filter narrows it. */
export const inboxHref = (filter: Filter = {}): string => `/inbox${query(filter)}`;

export const movementsHref = ({ since }: Since, more: Filter = {}): string => transactionsHref({ openedAfter: since, ...more });
export const decidedHref = ({ since }: Since, more: Filter = {}): string => transactionsHref({ openedAfter: since, status: decided, ...more });
export const matchedHref = ({ since }: Since, more: Filter = {}): string => transactionsHref({ openedAfter: since, status: ['MATCHED'], ...more });
export const unmatchedHref = ({ since }: Since, more: Filter = {}): string => transactionsHref({ openedAfter: since, status: unmatched, ...more });

/** What took as long as the percentile or longer. Whole seconds, rounded down, so that the one that stands for the percentile is in the list. */
export const slowerHref = ({ since }: Since, ms: number, more: Filter = {}): string =>
  transactionsHref({ openedAfter: since, status: ['MATCHED'], slowerThan: Math.floor(ms / 1000), ...more });

/** What waits, waits whenever it was opened. The oldest stands first, because it is the one to worry about. */
export const waitingHref = (more: Filter = {}): string => transactionsHref({ status: ['PENDING'], sort: 'oldest', ...more });

export const byAskingHref = (decidedAfter: Iso): string => transactionsHref({ reason: ['M09_AUTO_RETRY'], decidedAfter });
export const lateHref = (decidedAfter: Iso): string => transactionsHref({ reason: ['M06_LATE'], decidedAfter });
export const byPeopleHref = (decidedAfter: Iso): string => transactionsHref({ status: ['RESOLVED'], decidedAfter });
export const lostTimersHref = (decidedAfter: Iso): string => transactionsHref({ reason: ['TIMER_LOST'], decidedAfter });

/** One cell of the heat map: what was opened so long before the moment of the answer. `bucket` null means all ages. */
export function ageingHref(asOf: Totals['asOf'], reasons: readonly string[], bucket: number | null): string {
  const age = bucket === null ? undefined : ageBuckets[bucket];
  const at = Date.parse(asOf);
  const before = (ms: number): string => new Date(at - ms).toISOString();
  return inboxHref({
    reason: reasons,
    openedAfter: age === undefined || age.toMs === null ? null : before(age.toMs),
    openedBefore: age === undefined || age.fromMs === 0 ? null : before(age.fromMs),
  });
}

/** What was opened while one bar of a chart was drawn. */
export function slotHref({ at }: Pick<PulsePoint, 'at'>, stepMs: number, more: Filter = {}): string {
  return transactionsHref({ openedAfter: at, openedBefore: new Date(Date.parse(at) + stepMs).toISOString(), ...more });
}

const shown = (window: PulseWindow): PulseWindow | null => (window === usualWindow ? null : window);

export const gatewaysHref = (window: PulseWindow = usualWindow): string => `/gateways${query({ window: shown(window) })}`;
export const gatewayHref = (provider: string, window: PulseWindow = usualWindow): string => `/gateways${query({ provider, window: shown(window) })}`;
export const feedHref = (feed: string, window: PulseWindow = usualWindow): string => `/gateways${query({ feed, window: shown(window) })}`;
