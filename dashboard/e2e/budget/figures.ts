export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Least squares over [minutes, value]. */
export function slopePerMinute(points: readonly (readonly [minutes: number, value: number])[]): number {
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [minutes, value]) => sum + (minutes - x) * (value - y), 0);
  const under = points.reduce((sum, [minutes]) => sum + (minutes - x) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

export function kib(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

/** Figures are for people; they go where the runner prints. */
export function report(what: string, figure: string): void {
  console.log(`  ${what.padEnd(24)} ${figure}`);
}
