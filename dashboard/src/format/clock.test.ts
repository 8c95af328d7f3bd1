import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from './clock';

describe('Clock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  it('ticks once for all listeners and stops with the last', () => {
    const clock = new Clock();
    const first = vi.fn();
    const second = vi.fn();
    const leave = [clock.subscribe(first), clock.subscribe(second)];
    vi.advanceTimersByTime(3000);
    expect(clock.now()).toBe(1_003_000);
    expect(second).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(1);
    leave.forEach((end) => end());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('follows the server where the browser is wrong, and ignores the way there', () => {
    const clock = new Clock();
    clock.subscribe(() => undefined);
    clock.setByServer(Date.now() + 1500);
    vi.advanceTimersByTime(1000);
    expect(clock.now()).toBe(1_001_000);
    clock.setByServer(Date.now() + 600_000);
    vi.advanceTimersByTime(1000);
    expect(clock.now()).toBe(1_602_000);
  });
});
