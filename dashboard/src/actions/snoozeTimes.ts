export interface SnoozeTime {
  readonly id: string;
  readonly words: string;
  readonly until: Date;
}

const hour = 3_600_000;
const morning = 9;
const monday = 1;

/** No longer than this; the API says the same. */
export const longestSnoozeMs = 366 * 24 * hour;
export const longestHoldMs = 24 * hour;

/** The usual ends of a snooze, by the clock on the person's wall. */
export function snoozeTimes(now: Date): readonly SnoozeTime[] {
  return [
    { id: '1h', words: 'An hour', until: new Date(now.getTime() + hour) },
    { id: '4h', words: 'Four hours', until: new Date(now.getTime() + 4 * hour) },
    { id: 'tomorrow', words: 'Tomorrow morning', until: morningAfter(now, 1) },
    { id: 'monday', words: 'Monday morning', until: morningAfter(now, (monday - now.getDay() + 7) % 7 || 7) },
    { id: 'week', words: 'A week', until: new Date(now.getTime() + 7 * 24 * hour) },
  ];
}

/** For an input of a local date and time. */
export function localInput(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** Why a chosen end cannot be; null when it can. */
export function snoozeTrouble(until: Date, now: Date, longestMs = longestSnoozeMs): string | null {
  if (Number.isNaN(until.getTime())) return 'Choose when it wakes.';
  if (until.getTime() <= now.getTime()) return 'Choose a time to come.';
  return until.getTime() - now.getTime() > longestMs ? `At most ${longestMs / hour > 48 ? `${longestMs / hour / 24} days` : `${longestMs / hour} hours`}.` : null;
}

function morningAfter(now: Date, days: number): Date {
  // The calendar counts days, because one of them may have 23 hours.
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}
