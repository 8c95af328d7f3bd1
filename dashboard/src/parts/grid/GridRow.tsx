import { memo } from 'react';
import type { GridColumn } from './column';
import css from './grid.module.css';

interface GridRowProps<T> {
  readonly domId: string;
  readonly at: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly row: T;
  readonly id: string;
  /** The columns in sight, in order. */
  readonly columns: readonly GridColumn<T>[];
  /** How many columns are left of them, out of sight. */
  readonly skipped: number;
  readonly isActive: boolean;
  /** Undefined where rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  /** Why it is no longer of this list. */
  readonly gone: string | undefined;
  readonly onPress: (id: string, at: number, range: boolean, open: boolean) => void;
  readonly onChoose: (id: string, range: boolean) => void;
}

function View<T>({ domId, at, start, row, id, columns, skipped, isActive, isSelected, gone, onPress, onChoose }: GridRowProps<T>) {
  const first = skipped + (isSelected === undefined ? 1 : 2);
  return (
    // Keys are heard by the grid, whose active descendant this row is.
    <div
      id={domId}
      role="row"
      aria-rowindex={at + 2}
      aria-selected={isSelected ?? isActive}
      className={`${css.row} ${isActive ? css.active : ''} ${isSelected === true ? css.selected : ''} ${gone === undefined ? '' : css.gone}`}
      title={gone}
      aria-description={gone}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onPress(id, at, event.shiftKey && isSelected !== undefined, false)}
      onDoubleClick={() => onPress(id, at, false, true)}
    >
      {isSelected === undefined ? null : (
        <div role="gridcell" aria-colindex={1} className={css.td}>
          <input
            type="checkbox"
            className={css.check}
            tabIndex={-1}
            checked={isSelected}
            aria-label="Select"
            onClick={(event) => event.stopPropagation()}
            onChange={(event) => onChoose(id, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </div>
      )}
      {columns.map((column, place) => (
        <div key={column.id} role="gridcell" aria-colindex={first + place} className={`${css.td} ${column.align === 'end' ? css.end : ''}`} style={place === 0 ? { gridColumnStart: first } : undefined}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** One row. What did not change of it is not built anew. */
export const GridRow = memo(View) as typeof View;
