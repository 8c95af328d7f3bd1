import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { onAppearance } from '../theme/appearance';
import css from './parts.module.css';
import { plotLook, type PlotLook } from './plotLook';

interface PlotProps {
  readonly data: uPlot.AlignedData;
  /** Must keep its identity as long as the chart is to stay: a new one draws the chart anew. */
  readonly options: (look: PlotLook) => Omit<uPlot.Options, 'width' | 'height'>;
  /** Under the pointer; null when it left. */
  readonly onPoint?: (index: number | null) => void;
  readonly onChoose?: (index: number) => void;
}

/** A chart on a canvas. It says nothing to whoever cannot see it: what stands around it does. */
export function Plot({ data, options, onPoint, onChoose }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef({ data, onPoint, onChoose });
  const [look, setLook] = useState(0);

  useEffect(() => {
    latest.current = { data, onPoint, onChoose };
    chart.current?.setData(data);
  }, [data, onPoint, onChoose]);

  useEffect(() => {
    const renew = (): void => setLook((n) => n + 1);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', renew);
    const leave = onAppearance(renew);
    return () => {
      dark.removeEventListener('change', renew);
      leave();
    };
  }, []);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let rem = 0;
    const draw = (): void => {
      const size = { width: element.clientWidth, height: element.clientHeight };
      if (size.width === 0 || size.height === 0) return;
      const now = plotLook(element);
      // Text on a canvas does not grow by itself when the page's does.
      if (chart.current !== null && now.rem === rem) {
        chart.current.setSize(size);
        return;
      }
      rem = now.rem;
      chart.current?.destroy();
      const chosen = options(now);
      chart.current = new uPlot(
        {
          ...chosen,
          ...size,
          legend: { show: false },
          hooks: {
            ...chosen.hooks,
            setCursor: [(u) => latest.current.onPoint?.(u.cursor.left === undefined || u.cursor.left < 0 ? null : (u.cursor.idx ?? null))],
          },
        },
        latest.current.data,
        element,
      );
    };
    const choose = (): void => {
      const index = chart.current?.cursor.idx;
      if (index != null) latest.current.onChoose?.(index);
    };
    const watch = new ResizeObserver(draw);
    watch.observe(element);
    element.addEventListener('click', choose);
    return () => {
      watch.disconnect();
      element.removeEventListener('click', choose);
      chart.current?.destroy();
      chart.current = null;
    };
  }, [options, look]);

  return <div ref={place} className={`${css.plot} ${onChoose === undefined ? '' : css.plotChosen}`} aria-hidden="true" />;
}
