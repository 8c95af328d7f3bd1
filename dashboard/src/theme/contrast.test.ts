import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }]));

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'chosen'];
const tones = ['good', 'bad', 'warn', 'wait', 'calm', 'settled'];
const texts = ['ink', 'ink-soft', 'ink-faint', 'accent', ...tones];

describe.each(['light', 'dark'] as const)('Contrast in %s', (theme) => {
  it.each(grounds.flatMap((ground) => texts.map((text) => [text, ground])))('reads %s on %s', (text = '', ground = '') => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tones)('reads %s on its own wash', (tone) => {
    expect(contrast(colour(tone), colour(`${tone}-wash`))).toBeGreaterThanOrEqual(4.5);
  });

  it('reads words on the accent', () => {
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['canvas', 'surface', 'raised'])('shows edges of controls on %s', (ground) => {
    expect(contrast(colour('edge'), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  function colour(name: string): string {
    const token = tokens.get(name);
    if (token === undefined) throw new Error(`No token ${name}`);
    return token[theme];
  }
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
