import { useMemo } from 'react';
import type uPlot from 'uplot';
import { Plot } from '../../parts/Plot';
import type { Zone } from '../../theme/appearance';
import type { Columns } from './chartData';
import { chartOptions, type ChartKind } from './chartOptions';

interface CanvasProps {
  readonly kind: ChartKind;
  readonly data: Columns;
  readonly zone: Zone;
  readonly onPoint: (index: number | null) => void;
  readonly onChoose: (index: number) => void;
}

export default function Canvas({ kind, data, zone, onPoint, onChoose }: CanvasProps) {
  const options = useMemo(() => chartOptions[kind](zone), [kind, zone]);
  return <Plot data={data as uPlot.AlignedData} options={options} onPoint={onPoint} onChoose={onChoose} />;
}
