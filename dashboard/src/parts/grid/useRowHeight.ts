import { useSyncExternalStore } from 'react';
import { onAppearance } from '../../theme/appearance';

/** The theme's row height, which density, pointer and screen decide. Fixed within a list, so that 100,000 rows need no measuring. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  const leave = onAppearance(listener);
  return () => {
    window.removeEventListener('resize', listener);
    leave();
  };
}

function read(): number {
  const height = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row'));
  return Number.isFinite(height) ? height : 36;
}
