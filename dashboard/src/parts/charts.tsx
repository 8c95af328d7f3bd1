import css from './layout.module.css';
import { barHeights, linePath } from './chartShapes';

interface ChartProps {
  /** Null where there was nothing to measure; the line has a gap there. */
  readonly values: readonly (number | null)[];
  /** What a person who looks would see, in words: “Match rate, 98 % now, between 91 % and 99 %”. */
  readonly text: string;
  readonly height?: number;
  /** The top of the scale; the largest value unless given. */
  readonly top?: number;
}

const width = 100;

export function Sparkline({ values, text, height = 28, top }: ChartProps) {
  const { line, area } = linePath(values, width, height, top);
  return (
    <svg className={css.spark} role="img" aria-label={text} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" width="100%" height={height}>
      <path className={css.sparkArea} d={area} />
      <path className={css.sparkLine} d={line} />
    </svg>
  );
}

export function Histogram({ values, text, height = 48, top }: ChartProps) {
  const heights = barHeights(values, height, top);
  const step = width / Math.max(1, heights.length);
  return (
    <svg className={css.spark} role="img" aria-label={text} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" width="100%" height={height}>
      {heights.map((tall, at) => (
        <rect key={at} className={css.sparkBar} x={at * step} y={height - tall} width={step * 0.8} height={tall} />
      ))}
    </svg>
  );
}
