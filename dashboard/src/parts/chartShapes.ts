type Values = readonly (number | null)[];

/** SVG paths of a line and the area below it. A gap in the values is a gap in the line. */
export function linePath(values: Values, width: number, height: number, top?: number, floor = 0): { readonly line: string; readonly area: string } {
  const scale = Math.max(1e-9, scaleOf(values, top) - floor);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const point = (value: number, at: number): string => `${round(at * step)} ${round(height - Math.max(0, Math.min(1, (value - floor) / scale)) * (height - 2) - 1)}`;
  const runs: { at: number; value: number }[][] = [];
  values.forEach((value, at) => {
    if (value === null) return;
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.at === at - 1) run.push({ at, value });
    else runs.push([{ at, value }]);
  });
  // A single value between gaps is a short dash: a path of one point draws nothing.
  const path = (run: { at: number; value: number }[]): string =>
    run.map(({ at, value }, n) => `${n === 0 ? 'M' : 'L'}${point(value, at)}`).join('') + (run.length === 1 ? 'h0.8' : '');
  return {
    line: runs.map(path).join(''),
    area: runs.filter((run) => run.length > 1).map((run) => `${path(run)}V${height}H${round((run[0]?.at ?? 0) * step)}Z`).join(''),
  };
}

/** Something is never nothing: the smallest bar that is not zero is one unit high. */
export function barHeights(values: Values, height: number, top?: number): readonly number[] {
  const scale = scaleOf(values, top);
  return values.map((value) => (value === null || value === 0 ? 0 : Math.max(1, round(Math.min(1, value / scale) * height))));
}

/** Four steps of heat over a logarithm, because one old giant must not make everything else look cool. */
export function heatOf(value: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0) return 0;
  return Math.max(1, Math.min(4, Math.ceil((Math.log1p(value) / Math.log1p(Math.max(value, most))) * 4))) as 1 | 2 | 3 | 4;
}

function scaleOf(values: Values, top?: number): number {
  return top ?? Math.max(1e-9, ...values.map((value) => value ?? 0));
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
