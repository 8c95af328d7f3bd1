import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, type CSSProperties, type ReactNode } from 'react';
import { extend, toggle, type Selection } from '../selection';
import { columnsOf, type GridColumn, type GridSort } from './column';
import css from './grid.module.css';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { NewRows } from './NewRows';
import { SkeletonRow } from './SkeletonRow';
import { leastWidth } from './tracks';
import { useColumnsInSight } from './useColumnsInSight';
import { useGridKeys } from './useGridKeys';
import { useIndexOf } from './useIndexOf';
import { useRowHeight } from './useRowHeight';
import { useRowsInSight } from './useRowsInSight';
import { useSteadyRows } from './useSteadyRows';

export interface DataGridProps<T> {
  readonly label: string;
  /** Keep it at module scope or in a memo: new columns build every row anew. */
  readonly columns: readonly GridColumn<T>[];
  /** Ids of the columns to show, in order (gridLayout.ts). */
  readonly shown?: readonly string[];
  readonly rows: readonly T[];
  readonly idOf: (row: T) => string;
  /** Of the whole list, where known; rows that are not there yet are shown as skeletons. */
  readonly total?: number | null;
  readonly hasMore?: boolean;
  readonly onNeedMore?: () => void;
  readonly active: string | null;
  readonly onActive: (id: string) => void;
  readonly onOpen?: (row: T) => void;
  readonly selection?: Selection;
  readonly onSelection?: (selection: Selection) => void;
  /** Rows that came since, waiting to be asked for. */
  readonly newRows?: number;
  readonly onShowNew?: () => void;
  /** Sums and the like, always in sight. */
  readonly footer?: ReactNode;
  /** Instead of rows, where there are none. */
  readonly empty?: ReactNode;
  /** Rows that are shown though they have left the list, with the words that say so. */
  readonly isGone?: (id: string) => boolean;
  readonly goneWords?: string;
  readonly sort?: GridSort;
}

const aheadRows = 30;
const unknownAhead = 12;

/**
 * A list of any length and any number of columns. Only the rows and columns in sight are built, so that a change in a list of 100,000 costs what
 * a change in one of forty does. The grid itself holds the focus and names the active row, because a row that has scrolled away has no element
 * that could.
 */
export function DataGrid<T extends object>(props: DataGridProps<T>) {
  const { label, columns, rows, idOf, total = null, hasMore = false, onNeedMore, active, onActive, onOpen, selection, onSelection, newRows = 0, onShowNew, footer, empty, isGone, goneWords, sort } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const rowHeight = useRowHeight();
  const activeAt = useIndexOf(rows, idOf, active);
  const activeRow = rows[activeAt];
  const isEmpty = rows.length === 0 && !hasMore && empty !== undefined;

  const visible = useMemo(() => columnsOf(columns, props.shown ?? columns.map(({ id }) => id)), [columns, props.shown]);
  const hasSelection = selection !== undefined;
  const tracks = `${hasSelection ? '36px ' : ''}${visible.map(({ width }) => width).join(' ')}`;
  const { from, to } = useColumnsInSight(scroller, head, isEmpty ? 0 : visible.length, tracks);
  const built = useMemo(() => visible.slice(from, to), [visible, from, to]);

  const count = hasMore ? Math.max(rows.length + 1, total ?? rows.length + unknownAhead) : rows.length;
  const { virtual, placed } = useRowsInSight(scroller, count, rowHeight, activeAt);
  useSteadyRows(scroller, rows, idOf, virtual.scrollOffset ?? 0, rowHeight);

  const needsMore = hasMore && (placed.at(-1)?.index ?? 0) >= rows.length - aheadRows;
  const need = useRef(onNeedMore);
  useEffect(() => {
    need.current = onNeedMore;
  });
  useEffect(() => {
    if (needsMore) need.current?.();
  }, [needsMore, rows.length]);

  // Whoever names the active row wants it in sight: after an action the next one, from an address the one that was shared.
  const isActiveThere = activeAt >= 0;
  const goTo = useRef(activeAt);
  useEffect(() => {
    goTo.current = activeAt;
  });
  useEffect(() => {
    if (active !== null && isActiveThere) virtual.scrollToIndex(goTo.current, { align: 'auto' });
  }, [virtual, active, isActiveThere]);

  const choose = (id: string, range: boolean): void => {
    if (selection !== undefined) onSelection?.(range ? extend(selection, id, rows.map(idOf)) : toggle(selection, id));
  };
  useGridKeys({
    scroller,
    rowHeight,
    activeAt,
    lastAt: rows.length - 1,
    moveTo: (asked) => {
      const at = Math.max(0, Math.min(rows.length - 1, asked));
      const row = rows[at];
      if (row === undefined) return false;
      onActive(idOf(row));
      virtual.scrollToIndex(at, { align: 'auto' });
      if (scroller.current?.contains(document.activeElement) === false) scroller.current.focus({ preventScroll: true });
      return true;
    },
    open: activeRow === undefined || onOpen === undefined ? undefined : () => onOpen(activeRow),
    choose: activeRow === undefined || !hasSelection ? undefined : (range) => choose(idOf(activeRow), range),
    showNew: newRows === 0 ? undefined : onShowNew,
  });

  // Rows keep these for as long as they are built, and the newest state is read when they are pressed.
  const latest = useRef({ rows, choose, onActive, onOpen });
  useLayoutEffect(() => {
    latest.current = { rows, choose, onActive, onOpen };
  });
  const press = useCallback(
    (id: string, at: number, range: boolean, open: boolean) => {
      const now = latest.current;
      const row = now.rows[at];
      now.onActive(id);
      if (range) now.choose(id, true);
      if (open && row !== undefined && idOf(row) === id) now.onOpen?.(row);
    },
    [idOf],
  );
  const chooseRow = useCallback((id: string, range: boolean) => latest.current.choose(id, range), []);

  if (isEmpty) {
    return (
      <div className={css.wrap}>
        {newRows > 0 ? <NewRows count={newRows} onShow={onShowNew} /> : null}
        {empty}
      </div>
    );
  }
  const columnCount = visible.length + (hasSelection ? 1 : 0);
  return (
    <div className={css.wrap}>
      {newRows > 0 ? <NewRows count={newRows} onShow={onShowNew} /> : null}
      <div
        ref={scroller}
        className={css.grid}
        style={{ '--tracks': tracks, '--least': leastWidth(tracks) } as CSSProperties}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total === null ? (hasMore ? -1 : rows.length + 1) : total + 1}
        aria-colcount={columnCount}
        aria-multiselectable={hasSelection ? true : undefined}
        aria-activedescendant={activeRow === undefined ? undefined : `${gridId}${activeAt}`}
        onFocus={(event) => {
          // Whoever came by pointer means the row that they press. Standing on the first meanwhile would open its preview and move that row from under the pointer.
          if (event.target === scroller.current && event.target.matches(':focus-visible') && activeRow === undefined && rows[0] !== undefined) onActive(idOf(rows[0]));
        }}
      >
        <GridHead place={head} columns={visible} hasSelection={hasSelection} sort={sort} />
        <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }}>
          {placed.map(({ index, start, slot }) => {
            const row = rows[index];
            if (row === undefined) return <SkeletonRow key={`empty${slot}`} at={index} start={start} cells={columnCount} />;
            const id = idOf(row);
            return (
              <GridRow
                key={slot}
                domId={`${gridId}${index}`}
                at={index}
                start={start}
                row={row}
                id={id}
                columns={built}
                skipped={from}
                isActive={id === active}
                isSelected={selection?.ids.has(id)}
                gone={isGone?.(id) === true ? (goneWords ?? 'No longer in this list') : undefined}
                onPress={press}
                onChoose={chooseRow}
              />
            );
          })}
        </div>
      </div>
      {/* Beside the grid, because a grid holds rows and nothing else. */}
      {footer === undefined ? null : <div className={css.foot}>{footer}</div>}
    </div>
  );
}
