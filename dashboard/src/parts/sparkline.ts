/** A line through the values in a box of width × height, as an SVG path; gaps stay gaps. */
export function linePath(values: readonly (number | null)[], width: number, height: number, range: readonly [low: number, high: number] = rangeOf(values)): string {
  const [low, high] = range;
  const span = high - low;
  let path = '';
  let isDown = false;
  values.forEach((value, at) => {
    if (value === null) {
      isDown = false;
      return;
    }
    const x = values.length < 2 ? width / 2 : (at / (values.length - 1)) * width;
    // All alike is a line in the middle and no division by zero.
    const y = span === 0 ? height / 2 : height - ((value - low) / span) * height;
    path += `${isDown ? 'L' : 'M'}${round(x)} ${round(y)}`;
    isDown = true;
  });
  return path;
}

/** From zero, so that a small wave on a large number looks small. */
export function rangeOf(values: readonly (number | null)[]): readonly [number, number] {
  return [0, Math.max(0, ...values.filter((value) => value !== null))];
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
