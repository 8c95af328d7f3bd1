import { columnOrderingFeature, columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, type CSSProperties, type ReactNode } from 'react';
import { plural } from '../format/number';
import { useKeys } from '../keys/useKeys';
import { Button } from './Button';
import css from './grid.module.css';
import { KeyHint } from './KeyHint';
import { extend, toggle, type Selection } from './selection';
import { leastWidth } from './tracks';
import { useRowHeight } from './useRowHeight';

export interface GridColumn<T> {
  readonly id: string;
  readonly header: string;
  /** What the column means, for whoever points at its header. */
  readonly hint?: string;
  /** A CSS grid track: `8rem`, `minmax(8rem, 1fr)`. */
  readonly width: string;
  readonly align?: 'end';
  readonly cell: (row: T) => ReactNode;
}

export interface DataGridProps<T> {
  readonly label: string;
  /** Keep it at module scope or in a memo: new columns build the table anew. */
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

export interface GridSort {
  readonly isSortable: (column: string) => boolean;
  readonly directionOf: (column: string) => 'ascending' | 'descending' | undefined;
  readonly onSort: (column: string) => void;
}

const features = tableFeatures({ columnOrderingFeature, columnVisibilityFeature });
const aheadRows = 30;
const unknownAhead = 12;

/**
 * A list of any length. Only what is in sight is built: TanStack Virtual says which rows that are, and TanStack Table gets these and no others,
 * so that a change in a list of 100,000 costs what a change in one of forty does. The grid itself holds the focus and names the active row, because
 * a row that has scrolled away has no element that could.
 */
export function DataGrid<T extends object>(props: DataGridProps<T>) {
  const { label, columns, rows, idOf, total = null, hasMore = false, onNeedMore, active, onActive, onOpen, selection, onSelection, newRows = 0, onShowNew, footer, empty, isGone, goneWords, sort } = props;
  const shown = useMemo(() => props.shown ?? columns.map(({ id }) => id), [props.shown, columns]);
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const rowHeight = useRowHeight();
  const count = hasMore ? Math.max(rows.length + 1, total ?? rows.length + unknownAhead) : rows.length;
  const activeAt = useIndexOf(rows, idOf, active);

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The active row stays built wherever one scrolls, because the grid names it.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return activeAt < 0 || inSight.includes(activeAt) ? inSight : [...inSight, activeAt].sort((a, b) => a - b);
    },
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);

  const items = virtual.getVirtualItems();
  const inSight = items.flatMap(({ index }) => rows[index] ?? []);
  const definitions = useMemo(
    () => columns.map(({ id, header, cell }) => ({ id, header, cell: ({ row }: { row: { original: T } }) => cell(row.original) })),
    [columns],
  );
  const layout = useMemo(
    () => ({ columnOrder: [...shown], columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])) }),
    [columns, shown],
  );
  const table = useTable({ features, columns: definitions, data: inSight, getRowId: idOf, state: layout });
  const visibleIds = table.getVisibleLeafColumns().map(({ id }) => id).join(' ');
  const visible = useMemo(() => visibleIds.split(' ').flatMap((id) => columns.find((column) => column.id === id) ?? []), [visibleIds, columns]);
  const tracks = `${selection === undefined ? '' : '36px '}${visible.map(({ width }) => width).join(' ')}`;

  const least = leastWidth(tracks);

  const last = items.at(-1)?.index ?? 0;
  const needsMore = hasMore && last >= rows.length - aheadRows;
  const need = useRef(onNeedMore);
  useEffect(() => {
    need.current = onNeedMore;
  });
  useEffect(() => {
    if (needsMore) need.current?.();
  }, [needsMore, rows.length]);

  useSteadyRows(scroller, rows, idOf, rowHeight);

  // Whoever names the active row wants it in sight: after an action the next one, from an address the one that was shared.
  const isActiveThere = activeAt >= 0;
  const goTo = useRef(activeAt);
  useEffect(() => {
    goTo.current = activeAt;
  });
  useEffect(() => {
    if (active !== null && isActiveThere) virtual.scrollToIndex(goTo.current, { align: 'auto' });
  }, [virtual, active, isActiveThere]);

  const moveTo = (at: number): boolean => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
    if (row === undefined) return false;
    onActive(idOf(row));
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    if (scroller.current?.contains(document.activeElement) === false) scroller.current.focus({ preventScroll: true });
    return true;
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight * 10) / rowHeight) - 2);
  const activeRow = rows[activeAt];
  const choose = (to: string, range: boolean): void => {
    if (selection !== undefined) onSelection?.(range ? extend(selection, to, rows.map(idOf)) : toggle(selection, to));
  };
  useKeys({
    down: () => moveTo(activeAt + 1),
    up: () => moveTo(activeAt < 0 ? 0 : activeAt - 1),
    first: () => moveTo(0),
    last: () => moveTo(rows.length - 1),
    'page-down': () => moveTo(Math.max(activeAt, 0) + page),
    'page-up': () => moveTo(activeAt - page),
    open: activeRow === undefined || onOpen === undefined ? undefined : () => onOpen(activeRow),
    select: activeRow === undefined || selection === undefined ? undefined : () => choose(idOf(activeRow), false),
    'select-range': activeRow === undefined || selection === undefined ? undefined : () => choose(idOf(activeRow), true),
    'show-new': newRows === 0 ? undefined : onShowNew,
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

  if (rows.length === 0 && !hasMore && empty !== undefined) {
    return (
      <div className={css.wrap}>
        {newRows > 0 ? <NewRows count={newRows} onShow={onShowNew} /> : null}
        {empty}
      </div>
    );
  }

  const built = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  return (
    <div className={css.wrap}>
      {newRows > 0 ? <NewRows count={newRows} onShow={onShowNew} /> : null}
      <div
        ref={scroller}
        className={css.grid}
        style={{ '--least': least } as CSSProperties}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total === null ? (hasMore ? -1 : rows.length + 1) : total + 1}
        aria-colcount={visible.length + (selection === undefined ? 0 : 1)}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-activedescendant={activeRow === undefined ? undefined : `${gridId}${activeAt}`}
        onFocus={(event) => {
          // Whoever came by pointer means the row that they press. Standing on the first meanwhile would open its preview and move that row from under the pointer.
          if (event.target === scroller.current && event.target.matches(':focus-visible') && activeRow === undefined && rows[0] !== undefined) onActive(idOf(rows[0]));
        }}
      >
        <div role="rowgroup" className={css.headGroup}>
          <div role="row" aria-rowindex={1} className={css.head} style={{ gridTemplateColumns: tracks }}>
            {selection === undefined ? null : <div role="columnheader" className={css.th}><span className="unseen">Selected</span></div>}
            {visible.map((column) => (
              <Head key={column.id} column={column} sort={sort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            const model = row === undefined ? undefined : built.get(idOf(row));
            if (row === undefined || model === undefined) {
              return <Skeleton key={`empty${index}`} at={index} start={start} tracks={tracks} columns={visible.length + (selection === undefined ? 0 : 1)} />;
            }
            return (
              <Row
                key={model.id}
                domId={`${gridId}${index}`}
                at={index}
                start={start}
                tracks={tracks}
                row={row}
                id={model.id}
                columns={visible}
                isActive={model.id === active}
                isSelected={selection?.ids.has(model.id)}
                gone={isGone?.(model.id) === true ? (goneWords ?? 'No longer in this list') : undefined}
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

interface RowProps<T> {
  readonly domId: string;
  readonly at: number;
  readonly start: number;
  readonly tracks: string;
  readonly row: T;
  readonly id: string;
  readonly columns: readonly GridColumn<T>[];
  readonly isActive: boolean;
  readonly isSelected: boolean | undefined;
  readonly gone: string | undefined;
  readonly onPress: (id: string, at: number, range: boolean, open: boolean) => void;
  readonly onChoose: (id: string, range: boolean) => void;
}

function RowView<T>({ domId, at, start, tracks, row, id, columns, isActive, isSelected, gone, onPress, onChoose }: RowProps<T>) {
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
      style={{ transform: `translateY(${start}px)`, gridTemplateColumns: tracks }}
      onClick={(event) => onPress(id, at, event.shiftKey && isSelected !== undefined, false)}
      onDoubleClick={() => onPress(id, at, false, true)}
    >
      {isSelected === undefined ? null : (
        <div role="gridcell" className={css.td}>
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
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={`${css.td} ${column.align === 'end' ? css.end : ''}`}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

const Row = memo(RowView) as typeof RowView;

function Head<T>({ column: { id, header, hint, align }, sort }: { readonly column: GridColumn<T>; readonly sort: GridSort | undefined }) {
  const direction = sort?.directionOf(id);
  return (
    <div role="columnheader" aria-sort={direction} className={`${css.th} ${align === 'end' ? css.end : ''}`} title={hint ?? header}>
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

function Skeleton({ at, start, tracks, columns }: { readonly at: number; readonly start: number; readonly tracks: string; readonly columns: number }) {
  return (
    <div role="row" aria-rowindex={at + 2} aria-busy="true" className={css.row} style={{ transform: `translateY(${start}px)`, gridTemplateColumns: tracks }}>
      {Array.from({ length: columns }, (_, column) => (
        <div key={column} role="gridcell" className={css.td}>
          <i className={css.bone} />
        </div>
      ))}
    </div>
  );
}

function NewRows({ count, onShow }: { readonly count: number; readonly onShow: (() => void) | undefined }) {
  return (
    <div className={css.news}>
      <Button small kind="main" onClick={onShow}>
        {count >= 1000 ? '1 000+ new' : plural(count, 'new', 'new')} <KeyHint name="show-new" />
      </Button>
    </div>
  );
}

/** Most changes leave a row where it was, so its old place is looked at first. */
function useIndexOf<T>(rows: readonly T[], idOf: (row: T) => string, id: string | null): number {
  const guess = useRef(-1);
  const at = useMemo(() => {
    if (id === null) return -1;
    const near = rows[guess.current];
    return near !== undefined && idOf(near) === id ? guess.current : rows.findIndex((row) => idOf(row) === id);
  }, [rows, id, idOf]);
  useEffect(() => {
    guess.current = at;
  }, [at]);
  return at;
}

/** When rows come or go above what one looks at, the list scrolls by as much, and nothing moves. */
function useSteadyRows<T>(scroller: React.RefObject<HTMLDivElement | null>, rows: readonly T[], idOf: (row: T) => string, rowHeight: number): void {
  const before = useRef<{ id: string; at: number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const anchor = before.current;
    const there = anchor === null ? undefined : rows[anchor.at];
    if (anchor !== null && element.scrollTop > 0 && (there === undefined || idOf(there) !== anchor.id)) {
      const at = rows.findIndex((row) => idOf(row) === anchor.id);
      if (at >= 0) element.scrollTop += (at - anchor.at) * rowHeight;
    }
    const remember = (): void => {
      const at = Math.floor(element.scrollTop / rowHeight);
      const row = rows[at];
      before.current = row === undefined ? null : { id: idOf(row), at };
    };
    remember();
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [scroller, rows, idOf, rowHeight]);
}
