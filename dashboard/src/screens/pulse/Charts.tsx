import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { PulsePoint, PulseWindow } from '../../api/types';
import { durationText } from '../../format/age';
import { IconButton } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import type { Zone } from '../../theme/appearance';
import { useAppearance } from '../../theme/appearance';
import { hourText, movementColumns, movementSummary, pointText, stepOf, timeColumns, timePointText, timeSummary, type Columns } from './chartData';
import type { ChartKind } from './chartOptions';
import { slotHref } from './links';
import { idle } from './idle';
import { Panel } from './Panel';
import css from './pulse.module.css';
import { windowWords } from './window';

interface ChartProps {
  readonly series: readonly PulsePoint[];
  readonly window: PulseWindow;
}

const usualStepMs = 120_000;

/** The chart library comes when the page has nothing else to do: whoever looks for one second reads the numbers. */
const Canvas = lazy(async () => {
  await idle();
  return import('./Canvas');
});

export function MovementsChart({ series, window }: ChartProps) {
  const data = useMemo(() => movementColumns(series), [series]);
  return (
    <Chart
      title="Movements" series={series} data={data} kind="movements" text={pointText} summary={movementSummary(series, windowWords[window].long)}
      legend={[['movements', 'bar'], ['exceptions', 'mark'], ['match rate', 'line']]}
    />
  );
}

export function TimesChart({ series, window }: ChartProps) {
  const data = useMemo(() => timeColumns(series), [series]);
  return (
    <Chart title="Match times" series={series} data={data} kind="times" text={timePointText} summary={timeSummary(series, windowWords[window].long)} legend={[['p50', 'line2'], ['p99', 'line3']]} />
  );
}

interface Drawn {
  readonly title: string;
  readonly kind: ChartKind;
  readonly series: readonly PulsePoint[];
  readonly data: Columns;
  readonly text: (point: PulsePoint) => string;
  readonly summary: string;
  readonly legend: readonly (readonly [word: string, swatch: string])[];
}

function Chart({ title, kind, series, data, text, summary, legend }: Drawn) {
  const { zone } = useAppearance();
  const [, navigate] = useLocation();
  const [at, setAt] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const point = at === null ? undefined : series[at];
  const step = stepOf(series, usualStepMs);
  const choose = useCallback(
    (index: number) => {
      const chosen = series[index];
      if (chosen !== undefined) navigate(slotHref(chosen, step));
    },
    [series, step, navigate],
  );
  return (
    <Panel
      title={title}
      area={kind}
      aside={
        <>
          <span className={`${css.legend} num`} aria-hidden="true">
            {point === undefined ? legend.map(([word, swatch]) => <span key={word}><i className={css[swatch]} />{word}</span>) : <span>{hourText(point.at, zone)} · {text(point)}</span>}
          </span>
          <IconButton icon="list" label={`${title} as a table`} onClick={() => setOpen(true)} />
        </>
      }
    >
      <p className="unseen">{summary}</p>
      <div className={css.canvas}>
        <Suspense fallback={null}><Canvas kind={kind} data={data} zone={zone} onPoint={setAt} onChoose={choose} /></Suspense>
      </div>
      <Dialog open={isOpen} title={title} onClose={() => setOpen(false)} wide>
        <p className="soft">{summary}</p>
        <SeriesTable series={series} step={step} zone={zone} />
      </Dialog>
    </Panel>
  );
}

function SeriesTable({ series, step, zone }: { readonly series: readonly PulsePoint[]; readonly step: number; readonly zone: Zone }) {
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" className={css.right}>Movements</th>
            <th scope="col" className={css.right}>Decided</th>
            <th scope="col" className={css.right}>Matched</th>
            <th scope="col" className={css.right}>Exceptions</th>
            <th scope="col" className={css.right}>p50</th>
            <th scope="col" className={css.right}>p99</th>
          </tr>
        </thead>
        <tbody>
          {series.toReversed().map((point) => (
            <tr key={point.at}>
              <th scope="row">{hourText(point.at, zone)}</th>
              <td className={css.right}><Link className={css.number ?? ''} href={slotHref(point, step)}>{point.movements}</Link></td>
              <td className={css.right}>{point.decided}</td>
              <td className={css.right}><Link className={css.number ?? ''} href={slotHref(point, step, { status: ['MATCHED'] })}>{point.matched}</Link></td>
              <td className={css.right}><Link className={css.number ?? ''} href={slotHref(point, step, { open: true })}>{point.exceptions}</Link></td>
              <td className={css.right}>{point.p50Ms === null ? '–' : durationText(point.p50Ms)}</td>
              <td className={css.right}>{point.p99Ms === null ? '–' : durationText(point.p99Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
