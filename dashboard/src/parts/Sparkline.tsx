import { linePath, rangeOf } from './sparkline';
import css from './parts.module.css';

const width = 100;
const height = 24;

interface SparklineProps {
  readonly values: readonly (number | null)[];
  readonly tone?: 'good' | 'bad' | 'warn' | 'wait' | 'calm';
  /** Where zero is not the least that is to be expected. */
  readonly range?: readonly [low: number, high: number];
}

/** The shape of a number over time. For eyes only: the number itself stands beside it. */
export function Sparkline({ values, tone = 'calm', range }: SparklineProps) {
  const line = linePath(values, width, height, range ?? rangeOf(values));
  return (
    <svg className={`${css.sparkline} ${css[tone]}`} viewBox={`0 -1 ${width} ${height + 2}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {values.includes(null) || line === '' ? null : <path className={css.sparkFill} d={`${line}L${width} ${height}L0 ${height}Z`} />}
      <path className={css.sparkLine} d={line} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
