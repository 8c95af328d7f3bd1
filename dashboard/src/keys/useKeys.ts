import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { onAppearance, appearance } from '../theme/appearance';
import { KeyRegistry, type Binding, type Place, type Scope } from './keyRegistry';
import type { KeyName } from './keyTable';

export const registry = new KeyRegistry();

type Action = Binding['run'] | { readonly words: string; readonly run: Binding['run'] };

/** Binds actions to names of the key table for as long as the component is there. Undefined means: not now. */
export function useKeys(actions: Partial<Record<KeyName, Action | undefined>>, scope: Scope = 'screen'): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  // Only names and words make a new binding; a new closure on every render must not shake the registry sixty times a second.
  const names = Object.entries(actions)
    .filter(([, action]) => action !== undefined)
    .map(([name, action]) => (typeof action === 'object' ? `${name}\n${action.words}` : name))
    .join('\n\n');
  useEffect(() => {
    const leave = names === '' ? [] : names.split('\n\n').map((entry) => {
      const [name = '', words] = entry.split('\n');
      const key = name as KeyName;
      return registry.bind({
        name: key,
        scope,
        words,
        run: () => {
          const action = latest.current[key];
          if (action === undefined) return false;
          return typeof action === 'function' ? action() : action.run();
        },
      });
    });
    return () => leave.forEach((end) => end());
  }, [names, scope]);
}

/** Lets only keys of scope `dialog` through while `open`. */
export function useDialogKeys(open: boolean): void {
  useEffect(() => (open ? registry.openDialog() : undefined), [open]);
}

export function useActiveKeys(): readonly Binding[] {
  return useSyncExternalStore(registry.subscribe, registry.active);
}

/** The one listener of the page. */
export function listenToKeys(target: Window): () => void {
  const heed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const { key, ctrlKey: ctrl, altKey: alt, metaKey: meta, repeat, isComposing: composing } = event;
    if (registry.press({ key, ctrl, alt, meta, repeat, composing, place: placeOf(event.target) }, event.timeStamp)) event.preventDefault();
  };
  const obey = (): void => {
    registry.singleKeys = appearance().singleKeys;
  };
  obey();
  target.addEventListener('keydown', heed);
  const leave = onAppearance(obey);
  return () => {
    target.removeEventListener('keydown', heed);
    leave();
  };
}

const typed = new Set(['text', 'search', 'url', 'tel', 'email', 'password', 'number', 'date', 'month', 'week', 'time', 'datetime-local']);

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'text';
  if (target instanceof HTMLInputElement) return typed.has(target.type) ? 'text' : 'control';
  return target.closest('button, a[href], summary, [role="tab"], [role="menuitem"], [role="option"], [role="slider"]') === null ? 'page' : 'control';
}
