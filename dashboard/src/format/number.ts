const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true });

export function countText(n: number): string {
  return whole.format(n).replaceAll(',', '\u202f');
}

/** A rate never rounds up to 100 % or down to 0 %: 9,999 of 10,000 is 99.99 %. Nothing of nothing has no rate. */
export function percentText(part: number, of: number): string {
  if (of === 0) return '–';
  if (part === of) return '100 %';
  if (part === 0) return '0 %';
  const percent = (part / of) * 100;
  for (const digits of [1, 2, 3]) {
    const text = percent.toFixed(digits);
    if (Number(text) < 100 && Number(text) > 0) return `${text} %`;
  }
  return percent > 50 ? '> 99.999 %' : '< 0.001 %';
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${countText(n)} ${n === 1 ? one : many}`;
}
