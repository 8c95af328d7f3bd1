import type { Role } from './types';
import { roles } from './types';

/** Locally one person can be two, to try what another role sees and to approve what the other proposed. Azure ignores these headers. */
export interface LocalRole {
  readonly actor: string;
  readonly roles: readonly Role[];
}

const key = 'realrecon.localRole';
const listeners = new Set<() => void>();
let current = read();

export function localRole(): LocalRole | null {
  return current;
}

export function chooseLocalRole(chosen: LocalRole | null): void {
  current = chosen;
  try {
    if (chosen === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(chosen));
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

export function onLocalRole(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function roleHeaders(chosen: LocalRole | null): Record<string, string> {
  if (chosen === null) return {};
  return { 'X-RealRecon-Actor': chosen.actor, 'X-RealRecon-Roles': chosen.roles.join(',') };
}

function read(): LocalRole | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('actor' in stored) || !('roles' in stored)) return null;
    const { actor, roles: had } = stored;
    if (typeof actor !== 'string' || !/^[\w.@-]{1,64}$/.test(actor) || !Array.isArray(had)) return null;
    return { actor, roles: roles.filter((role) => had.includes(role)) };
  } catch {
    return null;
  }
}
