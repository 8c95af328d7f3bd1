import { useEffect, useRef, useSyncExternalStore } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useAppearance } from '../theme/appearance';
import type { TimeSeriesProps } from './TimeSeries';

export default function TimeSeriesPlot({ times, lines, valueText, height = 180, utc = true }: TimeSeriesProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const { theme } = useAppearance();
  const isDark = useSyncExternalStore(onScheme, prefersDark);
  const shape = JSON.stringify([lines.map(({ label, tone, dashed, filled }) => [label, tone, dashed, filled]), height, utc, theme, isDark]);
  const data = useRef<uPlot.AlignedData>([[]]);
  const text = useRef(valueText);

  useEffect(() => {
    text.current = valueText;
    data.current = [[...times], ...lines.map(({ values }) => [...values])];
    plot.current?.setData(data.current);
  }, [times, lines, valueText]);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const colour = coloursOf(element);
    const [specs] = JSON.parse(shape) as [[string, string, boolean | null, boolean | null][]];
    const axis: uPlot.Axis = { stroke: colour('ink-faint'), grid: { stroke: colour('line'), width: 1 }, ticks: { show: false }, font: `11px ${getComputedStyle(element).fontFamily}` };
    const made = new uPlot(
      {
        width: Math.max(1, element.clientWidth),
        height,
        // The numbers under the pointer stand in the legend, which screens bring themselves where they want one.
        legend: { show: true, live: true },
        cursor: { drag: { x: false, y: false } },
        ...(utc ? { tzDate: (at: number) => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC') } : {}),
        axes: [{ ...axis, space: 70 }, { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => text.current(tick)) }],
        series: [
          { label: 'Time' },
          ...specs.map(([label, tone, dashed, filled]): uPlot.Series => ({
            label,
            stroke: colour(tone),
            width: 1.5,
            points: { show: false },
            value: (_, value: number | null) => (value === null ? '–' : text.current(value)),
            ...(dashed === true ? { dash: [4, 3] } : {}),
            ...(filled === true ? { fill: colour(`${tone}-wash`) } : {}),
          })),
        ],
      },
      data.current,
      element,
    );
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: Math.max(1, element.clientWidth), height }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape, height, utc]);

  return <div ref={place} aria-hidden="true" />;
}

/** A canvas knows no custom properties, and light-dark() only resolves where a colour is used. */
function coloursOf(element: HTMLElement): (token: string) => string {
  return (token) => {
    const probe = document.createElement('i');
    probe.style.color = `var(--${token})`;
    element.append(probe);
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    return resolved;
  };
}

const scheme = '(prefers-color-scheme: dark)';
const prefersDark = (): boolean => matchMedia(scheme).matches;
function onScheme(listener: () => void): () => void {
  const query = matchMedia(scheme);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
