/** What a chart on a canvas needs of the theme: colours as the browser computes them, and the size of text. */
export interface PlotLook {
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly surface: string;
  readonly good: string;
  readonly bad: string;
  readonly wait: string;
  readonly calm: string;
  /** Of one rem, in pixels. */
  readonly rem: number;
  readonly font: string;
}

const tokens = { ink: '--ink', faint: '--ink-faint', line: '--line', surface: '--surface', good: '--good', bad: '--bad', wait: '--wait', calm: '--calm' } as const;

/** A token is `light-dark(…)` until it is used as a colour, so a probe uses it. */
export function plotLook(place: HTMLElement): PlotLook {
  const probe = document.createElement('span');
  // Reduced motion gives every change of a colour a moment, in which the former one would be read.
  probe.style.setProperty('transition', 'none', 'important');
  place.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const look = { ...(Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, colour(token)])) as Record<keyof typeof tokens, string>), rem, font: `${(rem * 0.6875).toFixed(1)}px ${getComputedStyle(place).fontFamily}` };
  probe.remove();
  return look;
}

/** The same colour, seen through. */
export function faded(colour: string, alpha: number): string {
  return `color-mix(in srgb, ${colour} ${Math.round(alpha * 100)}%, transparent)`;
}
