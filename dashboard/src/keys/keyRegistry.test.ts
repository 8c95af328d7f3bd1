import { describe, expect, it, vi } from 'vitest';
import { KeyRegistry, type Place, type Scope, type Stroke } from './keyRegistry';
import { keyLabel, keyRows, type KeyName } from './keyTable';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({ key, ctrl: false, alt: false, meta: false, repeat: false, composing: false, place: 'page', ...more });

function bound(...wanted: (KeyName | [KeyName, Scope])[]) {
  const registry = new KeyRegistry();
  const heard: string[] = [];
  for (const entry of wanted) {
    const [name, scope] = typeof entry === 'string' ? ([entry, 'screen'] as const) : entry;
    registry.bind({ name, scope, run: () => void heard.push(`${scope}:${name}`) });
  }
  let now = 0;
  const type = (keys: string, more: Partial<Stroke> = {}) => keys.split(' ').map((key) => registry.press(stroke(key, more), (now += 100)));
  return { registry, heard, type, wait: (ms: number) => (now += ms) };
}

describe('The key table', () => {
  it('gives no key two meanings, and lets no key begin a sequence and mean something itself', () => {
    const all = Object.values(keyRows).flatMap((row) => row.keys);
    expect(new Set(all).size).toBe(all.length);
    for (const key of all.filter((k) => k.includes(' '))) expect(all).not.toContain(key.split(' ')[0]);
  });

  it('needs no modifier but the one that sends a form', () => {
    const all = Object.values(keyRows).flatMap((row) => row.keys);
    expect(all.filter((key) => /Control|Alt|Meta/.test(key))).toEqual(['Control+Enter']);
  });

  it('prints keys as they are pressed', () => {
    expect(['g p', 'X', 'Control+Enter', 'ArrowDown', '?'].map(keyLabel)).toEqual([['g', 'p'], ['Shift', 'x'], ['Ctrl', 'Enter'], ['↓'], ['?']]);
  });
});

describe('The key registry', () => {
  it('runs single keys and sequences', () => {
    const { type, heard } = bound('down', 'go-pulse', 'select-all');
    expect(type('j ArrowDown g p * a')).toEqual([true, true, true, true, true, true]);
    expect(heard).toEqual(['screen:down', 'screen:down', 'screen:go-pulse', 'screen:select-all']);
  });

  it('tells Shift apart', () => {
    const { type, heard } = bound('select', 'select-range');
    type('X x');
    expect(heard).toEqual(['screen:select-range', 'screen:select']);
  });

  it('forgets a sequence that was begun too long ago', () => {
    const { type, heard, wait } = bound('go-pulse', ['pause', 'everywhere']);
    type('g');
    wait(5000);
    type('p');
    expect(heard).toEqual(['everywhere:pause']);
  });

  it('still hears the second key of a sequence that comes to nothing', () => {
    const { type, heard } = bound('go-pulse', 'down');
    type('g j');
    expect(heard).toEqual(['screen:down']);
  });

  it('leaves unbound keys to the browser', () => {
    const { type } = bound('down');
    expect(type('e g')).toEqual([false, false]);
  });

  it.each(['ctrl', 'alt', 'meta'] as const)('never takes a key with %s from browser or screen reader', (modifier) => {
    const { type, heard } = bound('down', 'resolve', 'open');
    expect(type('j e', { [modifier]: true })).toEqual([false, false]);
    expect(heard).toEqual([]);
  });

  it('hears only Esc and Ctrl+Enter where text is typed', () => {
    const { type, heard, registry } = bound('down', 'back', 'submit', 'open', 'search');
    type('j / Enter', { place: 'text' });
    expect(heard).toEqual([]);
    registry.press(stroke('Escape', { place: 'text' }), 0);
    registry.press(stroke('Enter', { place: 'text', ctrl: true }), 0);
    registry.press(stroke('Enter', { place: 'text', meta: true }), 0);
    expect(heard).toEqual(['screen:back', 'screen:submit', 'screen:submit']);
  });

  it.each(['Enter', 'ArrowDown', 'Home', 'PageUp'])('leaves %s to a focused control', (key) => {
    const { registry, heard } = bound('open', 'down', 'first', 'page-up');
    expect(registry.press(stroke(key, { place: 'control' satisfies Place }), 0)).toBe(false);
    expect(heard).toEqual([]);
  });

  it('is silent while a character is being composed', () => {
    const { type, heard } = bound('down');
    type('j', { composing: true });
    expect(heard).toEqual([]);
  });

  it('lets a screen’s meaning go before the one everywhere, and an open dialog before both', () => {
    const { registry, type, heard } = bound(['back', 'everywhere'], ['back', 'screen'], ['help', 'everywhere']);
    type('Escape');
    const close = registry.openDialog();
    const leave = registry.bind({ name: 'back', scope: 'dialog', run: () => void heard.push('dialog:back') });
    expect(type('Escape ?')).toEqual([true, false]);
    leave();
    close();
    type('Escape');
    expect(heard).toEqual(['screen:back', 'dialog:back', 'screen:back']);
  });

  it('passes on to the next meaning when one declines', () => {
    const registry = new KeyRegistry();
    const far = vi.fn();
    registry.bind({ name: 'back', scope: 'everywhere', run: far });
    registry.bind({ name: 'back', scope: 'screen', run: () => false });
    expect(registry.press(stroke('Escape'), 0)).toBe(true);
    expect(far).toHaveBeenCalledOnce();
  });

  it('repeats only what may repeat', () => {
    const { type, heard } = bound('down', 'resolve');
    type('j e', { repeat: true });
    expect(heard).toEqual(['screen:down']);
  });

  it('can be without single characters', () => {
    const { registry, type, heard } = bound('down', 'resolve', 'go-pulse', 'back');
    registry.singleKeys = false;
    type('j e g p ArrowDown Escape');
    expect(heard).toEqual(['screen:down', 'screen:back']);
  });

  it('lists what is active, each once, and tells listeners of changes', () => {
    const { registry } = bound(['back', 'everywhere'], ['back', 'screen'], ['help', 'everywhere']);
    const listener = vi.fn();
    registry.subscribe(listener);
    expect(registry.active().map((b) => `${b.scope}:${b.name}`)).toEqual(['screen:back', 'everywhere:help']);
    expect(registry.active()).toBe(registry.active());
    const close = registry.openDialog();
    expect(registry.active()).toEqual([]);
    close();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
