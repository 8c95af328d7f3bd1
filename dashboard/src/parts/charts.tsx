import type { Tone } from '../format/words';
import { barHeights, linePath } from './chartShapes';
import css from './layout.module.css';

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

interface SparklineProps extends ChartProps {
  readonly tone?: Tone;
  /** The bottom of the scale; a rate between 95 and 100 shows nothing on one that starts at zero. */
  readonly floor?: number;
}

export function Sparkline({ values, text, height = 28, top, floor, tone }: SparklineProps) {
  const { line, area } = linePath(values, width, height, top, floor);
  return (
    <svg className={`${css.spark} ${tone === undefined ? '' : css[tone]}`} role="img" aria-label={text} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" width="100%" height={`${height / 16}rem`}>
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
