import { useSearchParams } from 'wouter';
import type { PulseWindow } from '../../api/types';

export const pulseWindows: readonly PulseWindow[] = ['15m', '1h', '24h'];
export const usualWindow: PulseWindow = '1h';

export const windowWords: Readonly<Record<PulseWindow, { readonly short: string; readonly long: string }>> = {
  '15m': { short: '15 m', long: 'the last 15 minutes' },
  '1h': { short: '1 h', long: 'the last hour' },
  '24h': { short: '24 h', long: 'the last 24 hours' },
};

/** Whatever the address says, there is a window. */
export function windowOf(text: string | null): PulseWindow {
  return pulseWindows.find((window) => window === text) ?? usualWindow;
}

export function usePulseWindow(): PulseWindow {
  const [params] = useSearchParams();
  return windowOf(params.get('window'));
}
