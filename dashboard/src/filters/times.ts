const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
type Unit = keyof typeof units;

/** A duration such as `90s`, `5m`, `1h`, `3d`, `1w`; null for anything else. */
export function parseDuration(text: string): number | null {
  const parts = /^(\d{1,6}(?:\.\d{1,3})?)([smhdw])$/i.exec(text);
  if (parts === null) return null;
  const ms = Number(parts[1]) * units[parts[2]?.toLowerCase() as Unit];
  return ms > 0 ? ms : null;
}

/** The shortest exact text of a duration: `86400000` is `1d`. */
export function durationToken(ms: number): string {
  for (const unit of ['w', 'd', 'h', 'm'] as const) {
    // Weeks only where people would count in them.
    if (ms % units[unit] === 0 && (unit !== 'w' || ms >= 2 * units.w)) return `${ms / units[unit]}${unit}`;
  }
  return `${ms / units.s}s`;
}

/** A moment (`2026-05-01`, `2026-05-01T10:00Z`) or how long ago (`-24h`), in canonical text; null for anything else. */
export function parseTime(text: string): string | null {
  if (text.startsWith('-')) {
    const ms = parseDuration(text.slice(1));
    return ms === null ? null : `-${durationToken(ms)}`;
  }
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)(Z|[+-]\d\d:\d\d)?)?$/i.exec(text);
  if (parts === null) return null;
  // A date alone is its beginning, and a time without a zone is UTC as everything here.
  const at = new Date(`${parts[1] ?? ''}T${parts[2] ?? '00:00'}${parts[3]?.toUpperCase() ?? 'Z'}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace('.000Z', 'Z');
}

export function isRelative(time: string): boolean {
  return time.startsWith('-');
}

/** As the API takes it. Whole seconds, so that one question has one address for a second. */
export function momentOf(time: string, now: number): string {
  if (!isRelative(time)) return time;
  const ms = parseDuration(time.slice(1)) ?? 0;
  return new Date(Math.floor((now - ms) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
