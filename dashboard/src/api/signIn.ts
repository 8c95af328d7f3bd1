/** Told by fetchJson as soon as an answer says that nobody is signed in, so that one notice serves all screens. */
type Listener = () => void;
const listeners = new Set<Listener>();
let isNeeded = false;

export const signIn = {
  isNeeded: (): boolean => isNeeded,
  subscribe: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  set: (needed: boolean): void => {
    if (needed === isNeeded) return;
    isNeeded = needed;
    listeners.forEach((listener) => listener());
  },
};

/** Comes back to where the person was. */
export function signInHref(): string {
  return `/sign-in.html?post_login_redirect_uri=${encodeURIComponent(location.pathname + location.search)}`;
}
