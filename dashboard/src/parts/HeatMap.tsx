import { countText } from '../format/number';
import { heatOf } from './chartShapes';
import css from './layout.module.css';

export interface HeatRow {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly values: readonly number[];
}

interface HeatMapProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** What a cell stands for, in words, for example “12 of Bank missing, 1 to 5 minutes old, 300.00 EUR at risk”. */
  readonly textOf: (row: HeatRow, column: number) => string;
  readonly onChoose: (row: HeatRow, column: number) => void;
}

/** A table whose cells are buttons: the number is there to read, and colour only helps to find it. */
export function HeatMap({ caption, columns, rows, textOf, onChoose }: HeatMapProps) {
  const most = Math.max(0, ...rows.flatMap(({ values }) => values));
  return (
    <table className={css.heat}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Code</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" title={row.hint}>{row.label}</th>
            {columns.map((column, at) => {
              const value = row.values[at] ?? 0;
              const text = textOf(row, at);
              return (
                <td key={column}>
                  <button type="button" className={`${css.cell} ${css[`heat${heatOf(value, most)}`] ?? ''}`} disabled={value === 0} title={text} aria-label={text} onClick={() => onChoose(row, at)}>
                    {value === 0 ? '·' : countText(value)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
