import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact' | 'wall';
export type Zone = 'utc' | 'local';

export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
  readonly zone: Zone;
  /** WCAG 2.1.4: keys without a modifier can be turned off. */
  readonly singleKeys: boolean;
}

const initial: Appearance = { theme: 'system', density: 'comfortable', zone: 'utc', singleKeys: true };
const listeners = new Set<() => void>();
let current = read();

export function appearance(): Appearance {
  return current;
}

export function changeAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change };
  for (const [name, value] of Object.entries(current)) remember(name, String(value));
  show(current);
  listeners.forEach((listener) => listener());
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(onAppearance, appearance);
}

export function onAppearance(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show({ theme, density }: Appearance): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  if (density === 'comfortable') delete root.dataset.density;
  else root.dataset.density = density;
}

function read(): Appearance {
  return {
    theme: oneOf(recall('theme'), ['system', 'light', 'dark'], initial.theme),
    density: oneOf(recall('density'), ['comfortable', 'compact', 'wall'], initial.density),
    zone: oneOf(recall('zone'), ['utc', 'local'], initial.zone),
    singleKeys: recall('singleKeys') !== 'false',
  };
}

function oneOf<T extends string>(value: string | null, words: readonly T[], otherwise: T): T {
  return words.find((word) => word === value) ?? otherwise;
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(`realrecon.${name}`);
  } catch {
    return null; // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`realrecon.${name}`, value);
  } catch {
    // See recall.
  }
}
