import type { Zone } from '../theme/appearance';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, or how long still: `now`, `42 s`, `2 m`, `3 h`, `5 d`. Short, because columns are narrow. */
export function ageText(ms: number): string {
  const size = Math.abs(ms);
  if (size < second) return 'now';
  if (size < minute) return `${Math.floor(size / second)} s`;
  if (size < hour) return `${Math.floor(size / minute)} m`;
  if (size < day) return `${Math.floor(size / hour)} h`;
  return `${Math.floor(size / day)} d`;
}

/** In words for screen readers and sentences: `2 minutes ago`, `in 5 hours`. */
export function ageWords(ms: number): string {
  const size = Math.abs(ms);
  if (size < second) return 'now';
  const [count, unit] =
    size < minute ? [Math.floor(size / second), 'second']
    : size < hour ? [Math.floor(size / minute), 'minute']
    : size < day ? [Math.floor(size / hour), 'hour']
    : [Math.floor(size / day), 'day'];
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return ms > 0 ? `${words} ago` : `in ${words}`;
}

/** How long something took: `840 ms`, `1.4 s`, `2 m 5 s`, `3 h 12 m`, `4 d 2 h`. */
export function durationText(ms: number): string {
  if (ms < second) return `${Math.round(ms)} ms`;
  if (ms < 10 * second) return `${(ms / second).toFixed(1)} s`;
  if (ms < minute) return `${Math.floor(ms / second)} s`;
  if (ms < hour) return pair(ms, minute, 'm', second, 's');
  if (ms < day) return pair(ms, hour, 'h', minute, 'm');
  return pair(ms, day, 'd', hour, 'h');
}

/** `2026-05-01 10:00:00.020 UTC`, or the machine's own time with its offset. Null for text that is no time. */
export function momentText(iso: string, zone: Zone = 'utc'): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  if (zone === 'utc') {
    const text = at.toISOString().replace('T', ' ').replace('Z', '');
    return `${text.replace(/\.000$/, '')} UTC`;
  }
  const offset = -at.getTimezoneOffset();
  const shifted = new Date(at.getTime() + offset * minute).toISOString().replace('T', ' ').replace(/(\.000)?Z$/, '');
  const size = Math.abs(offset);
  return `${shifted} ${offset < 0 ? '\u2212' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function pair(ms: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const whole = Math.floor(ms / big);
  const rest = Math.floor((ms % big) / small);
  return rest === 0 ? `${whole} ${bigUnit}` : `${whole} ${bigUnit} ${rest} ${smallUnit}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
