import { useSyncExternalStore } from 'react';
import { parseViews, viewsText, type View } from './views';

const listeners = new Set<() => void>();
const known = new Map<string, readonly View[]>();

/** Views that a person saved in this browser, by the list that they are of. */
export function useOwnViews(list: string): { readonly views: readonly View[]; readonly change: (views: readonly View[]) => void } {
  const views = useSyncExternalStore(subscribe, () => read(list));
  return { views, change: (next) => write(list, next) };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(list: string): readonly View[] {
  let views = known.get(list);
  if (views === undefined) {
    try {
      views = parseViews(localStorage.getItem(key(list)));
    } catch {
      views = [];
    }
    known.set(list, views);
  }
  return views;
}

function write(list: string, views: readonly View[]): void {
  known.set(list, views);
  try {
    localStorage.setItem(key(list), viewsText(views));
  } catch {
    // Storage may be forbidden; the view then lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

const key = (list: string): string => `realrecon.views.${list}`;
