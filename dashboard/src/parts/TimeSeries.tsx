import { lazy, Suspense } from 'react';
import css from './layout.module.css';

export interface Line {
  readonly label: string;
  /** Name of a token, for example `good`. */
  readonly tone: string;
  readonly values: readonly (number | null)[];
  /** Told apart without colour too. */
  readonly dashed?: boolean;
  readonly filled?: boolean;
}

export interface TimeSeriesProps {
  /** Seconds since 1970. */
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  /** What a person who looks would see, in words. */
  readonly text: string;
  readonly valueText: (value: number) => string;
  readonly height?: number;
  readonly utc?: boolean;
}

const Plot = lazy(() => import('./TimeSeriesPlot'));

/** The chart library comes when the first chart is shown. */
export function TimeSeries(props: TimeSeriesProps) {
  return (
    <figure className={css.series} style={{ minHeight: props.height ?? 180 }}>
      <figcaption className="unseen">{props.text}</figcaption>
      <Suspense fallback={null}>
        <Plot {...props} />
      </Suspense>
    </figure>
  );
}
