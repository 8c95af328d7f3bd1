import type { RefObject } from 'react';
import type { GridColumn, GridSort } from './column';
import css from './grid.module.css';

interface GridHeadProps<T> {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly columns: readonly GridColumn<T>[];
  readonly hasSelection: boolean;
  readonly sort: GridSort | undefined;
}

/** The names of all columns, also of those out of sight: their places say which ones rows must build. */
export function GridHead<T>({ place, columns, hasSelection, sort }: GridHeadProps<T>) {
  return (
    <div role="rowgroup" className={css.headGroup}>
      <div ref={place} role="row" aria-rowindex={1} className={css.head}>
        {hasSelection ? <div role="columnheader" aria-colindex={1} className={css.th}><span className="unseen">Selected</span></div> : null}
        {columns.map((column, at) => (
          <Name key={column.id} column={column} index={at + (hasSelection ? 2 : 1)} sort={sort} />
        ))}
      </div>
    </div>
  );
}

interface NameProps<T> {
  readonly column: GridColumn<T>;
  readonly index: number;
  readonly sort: GridSort | undefined;
}

function Name<T>({ column: { id, header, hint, align }, index, sort }: NameProps<T>) {
  const direction = sort?.directionOf(id);
  return (
    <div role="columnheader" aria-colindex={index} aria-sort={direction} className={`${css.th} ${align === 'end' ? css.end : ''}`} title={hint ?? header}>
      {sort?.isSortable(id) === true ? (
        // The grid is one stop of the Tab key; the menu of columns sorts too, for whoever has no mouse.
        <button type="button" tabIndex={-1} className={`${css.sorter} ${direction === undefined ? '' : css.sorted}`} onClick={() => sort.onSort(id)}>
          <span className="clip">{header}</span>
          {direction === undefined ? null : <span aria-hidden="true">{direction === 'ascending' ? '↑' : '↓'}</span>}
        </button>
      ) : (
        <span className="clip">{header}</span>
      )}
    </div>
  );
}
