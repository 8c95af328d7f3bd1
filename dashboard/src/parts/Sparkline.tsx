import { linePath, rangeOf } from './sparkline';
import css from './parts.module.css';

const width = 100;
const height = 24;

/** The shape of a number over time. For eyes only: the number itself stands beside it. */
export function Sparkline({ values, tone = 'calm' }: { readonly values: readonly (number | null)[]; readonly tone?: 'good' | 'bad' | 'warn' | 'wait' | 'calm' }) {
  const line = linePath(values, width, height, rangeOf(values));
  return (
    <svg className={`${css.sparkline} ${css[tone]}`} viewBox={`0 -1 ${width} ${height + 2}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {values.includes(null) || line === '' ? null : <path className={css.sparkFill} d={`${line}L${width} ${height}L0 ${height}Z`} />}
      <path className={css.sparkLine} d={line} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
