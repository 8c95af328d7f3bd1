import type { Case, RuleValue, Rules } from '../../api/types';
import { durationText } from '../../format/age';

/** How long one side is waited for: as configured, or as learned from what it usually takes. */
export interface Pace {
  readonly key: string;
  readonly awaited: string;
  readonly provider: string;
  readonly rail: string;
  readonly deadline: string;
  readonly configured: string;
  readonly longest: string;
  readonly slowestOfHundred: string;
  readonly samples: number;
  readonly changedAt: string;
}

export function paceOf(one: Case): Pace {
  const facts = new Map(one.details.map(({ name, value }) => [name, value]));
  const [awaited = '', provider = '', ...rail] = one.key.split('|');
  const text = (name: string, otherwise = '–'): string => facts.get(name) ?? otherwise;
  return {
    key: one.key,
    awaited: text('awaited', awaited),
    provider: text('provider', provider),
    rail: text('rail', rail.join('|')),
    deadline: text('deadline'),
    configured: text('configured'),
    longest: text('longest'),
    slowestOfHundred: text('slowestOfHundred'),
    samples: one.count,
    changedAt: one.since,
  };
}

export interface Configured {
  readonly awaited: 'bank' | 'gateway';
  readonly base: string;
  readonly longest: string;
}

/** What holds wherever nothing has been learned. Null where this API does not say. */
export function configuredOf(rules: Rules | undefined): readonly Configured[] {
  const matching = rules?.matching;
  if (typeof matching !== 'object' || matching === null || Array.isArray(matching)) return [];
  const values = matching as Readonly<Record<string, RuleValue>>;
  return (['bank', 'gateway'] as const).flatMap((awaited) => {
    const base = spanText(values[`${awaited}Deadline`]);
    return base === null ? [] : [{ awaited, base, longest: spanText(values[`${awaited}DeadlineMax`]) ?? '–' }];
  });
}

/** `1.02:03:04.5`: days, hours, minutes, seconds. */
export function spanText(value: RuleValue | undefined): string | null {
  const parts = typeof value === 'string' ? /^(?:(\d+)\.)?(\d+):(\d\d):(\d\d)(\.\d+)?$/.exec(value) : null;
  if (parts === null) return null;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '0'] = parts;
  return durationText(((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + (Number(seconds) + Number(fraction)) * 1000);
}
