import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useActionKeys } from '../actions/ActionBar';
import { actionRows, type AnyAction } from '../actions/actionTable';
import type { Target } from '../actions/bulk/bulk';
import { BulkDialog } from '../actions/bulk/BulkDialog';
import { ofTransaction } from '../actions/subject';
import { useActions, type Done } from '../actions/useActions';
import { transactionHref } from '../api/path';
import { ask } from '../api/queries';
import type { Transaction } from '../api/types';
import { filterToApi, filterToBody, isEmptyFilter, ofExceptions, type ListFilter } from '../filters/listFilter';
import { clock, useReading } from '../format/clock';
import { useKeys } from '../keys/useKeys';
import { rememberList } from '../lists/neighbours';
import { directionOf, isServerOrder, isSortable, mostSorted, nextOrder } from '../lists/order';
import { useTransactionList } from '../lists/useTransactionList';
import { Button } from '../parts/Button';
import { copy } from '../parts/CopyButton';
import { DataGrid } from '../parts/grid/DataGrid';
import { useGridLayout } from '../parts/gridLayout';
import { noSelection, selectAll, type Selection } from '../parts/selection';
import { SplitPane } from '../parts/SplitPane';
import { EmptyState, ErrorState } from '../parts/states';
import { toasts } from '../parts/toasts';
import { useMedia } from '../parts/useMedia';
import { ScreenHead } from '../screens/ScreenHead';
import { BulkBar } from './BulkBar';
import { bulkOffers } from './bulkOffers';
import { columnIds, columns, inboxColumns, phoneColumns, transactionColumns } from './columns';
import { ColumnsDialog } from './ColumnsDialog';
import { ExportDialog } from './ExportDialog';
import { Facets } from './Facets';
import { seenWords } from './facets';
import { ListFoot } from './ListFoot';
import { rowAfter, sameCode } from './nextRow';
import { Preview } from './Preview';
import { QueryBox } from './QueryBox';
import { useListAddress } from './useListAddress';
import { useOwnViews } from './useOwnViews';
import { Views } from './Views';
import { inboxViews, transactionViews } from './views';
import css from './worklist.module.css';

interface WorklistProps {
  readonly kind: 'inbox' | 'transactions';
}

const idOf = (row: Transaction): string => row.id;
const kinds = {
  inbox: { title: 'Exceptions', path: '/inbox', views: inboxViews, columns: inboxColumns },
  transactions: { title: 'Transactions', path: '/transactions', views: transactionViews, columns: transactionColumns },
} as const;

/** A list of transactions to look through and to act on: the inbox over what is open, the transactions screen over everything. */
export function Worklist({ kind }: WorklistProps) {
  const { title, path, views: builtIn, columns: usual } = kinds[kind];
  const own = useOwnViews(path);
  const views = useMemo(() => [...builtIn, ...own.views], [builtIn, own.views]);
  const address = useListAddress(views);
  const { filter, order, active, setActive } = address;
  const asked = useMemo(() => (kind === 'inbox' ? ofExceptions(filter) : filter), [kind, filter]);
  const isNarrow = useMedia('(max-width: 900px)');
  const layout = useGridLayout(columnIds, isNarrow ? phoneColumns : usual);
  const [, navigate] = useLocation();
  const me = useQuery(ask.me()).data;

  const { list, view, rows } = useTransactionList(asked, order, me?.name ?? null);
  const totals = useTotals(asked);
  const [selection, setSelection] = useState<Selection>(noSelection);
  const [isAll, setAll] = useState(false);
  const [bulk, setBulk] = useState<{ readonly action: AnyAction; readonly target: Target } | null>(null);
  const [sheet, setSheet] = useState<'columns' | 'export' | null>(null);
  const [isPreviewClosed, setPreviewClosed] = useState(isNarrow);
  const selectNone = useCallback(() => {
    setSelection(noSelection);
    setAll(false);
  }, []);
  // Another list, another selection: acting on rows that one no longer sees is how accidents happen.
  useEffect(() => selectNone, [list, selectNone]);
  useFound(list, active, view.isFirst, view.isReading);

  const row = active === null ? undefined : list.rowOf(active);
  const isGone = useCallback((id: string) => view.gone.has(id), [view.gone]);
  const goOn = ({ subject, request, answer }: Done): void => {
    const settles = ['resolve', 'force-match', 'write-off', 'approve', 'reject', 'snooze'].includes(request.action);
    if (subject.kind !== 'transaction' || !settles || subject.transaction.id !== active || answer.outcome === 'pending') return;
    const next = rowAfter(rows, subject.transaction.id, (id) => view.gone.has(id));
    if (next !== null) setActive(next);
  };
  const actions = useActions(row === undefined ? null : ofTransaction(row), { onDone: goOn });
  const chosen = selection.ids.size;
  const target = (): Target =>
    isAll ? { by: 'filter', filter: filterToBody(asked, clock.exact()), count: totals?.count ?? null } : { by: 'ids', ids: [...selection.ids] };
  const manyOffers = useMemo(() => bulkOffers(me), [me]);
  const beginMany = (action: AnyAction): boolean => {
    const whyNot = manyOffers.find((offer) => offer.action === action)?.whyNot ?? null;
    if (whyNot !== null) toasts.show(`${actionRows[action].title}: ${whyNot}`);
    else setBulk({ action, target: target() });
    return true;
  };
  const isMany = isAll || chosen > 0;
  useActionKeys(isMany ? { ...actions, offers: manyOffers, begin: beginMany, assignToMe: () => beginMany('assign') } : actions);

  const needsAll = !isServerOrder(order) && !view.isComplete;
  useEffect(() => {
    // Small lists are simply read to the end; for larger ones the person decides.
    if (needsAll && totals !== undefined && totals.isExact && totals.count <= mostSorted && !view.isFirst && !view.isReadingAll && !view.isStopped && view.problem === null) void list.all();
  }, [needsAll, totals, list, view.isFirst, view.isReadingAll, view.isStopped, view.problem]);

  const toEnd = useRef(false);
  useEffect(() => {
    const last = rows.at(-1);
    if (toEnd.current && view.isComplete && last !== undefined) {
      toEnd.current = false;
      setActive(last.id);
    }
    if (view.isStopped) toEnd.current = false;
  }, [view.isComplete, view.isStopped, rows, setActive]);

  const step = (by: 1 | -1) => () => {
    const next = sameCode(rows, active, by);
    if (next !== null) setActive(next);
    return next !== null;
  };
  useKeys({
    last: () => {
      if (view.isComplete || view.isFirst) return false;
      toEnd.current = true;
      void list.all();
      return true;
    },
    'select-all': () => {
      setAll(true);
      setSelection(selectAll(rows.map(idOf)));
    },
    'select-none': isMany ? selectNone : undefined,
    'same-code-previous': row === undefined ? undefined : step(-1),
    'same-code-next': row === undefined ? undefined : step(1),
    'copy-id': row === undefined ? undefined : () => void copy(row.id, 'id'),
    back: isMany ? selectNone : isPreviewClosed || active === null ? undefined : () => setPreviewClosed(true),
  });

  const leaveFor = (one: Transaction): void => {
    address.settle();
    rememberList(rows, one.id);
  };
  const open = (one: Transaction): void => {
    leaveFor(one);
    navigate(transactionHref(one.id));
  };
  const preview =
    row === undefined || isPreviewClosed ? null : (
      <Preview row={row} actions={actions} onOpen={() => leaveFor(row)} onClose={() => setPreviewClosed(true)} />
    );

  return (
    <>
      <ScreenHead title={title}>
        {isPreviewClosed && row !== undefined && !isNarrow ? <Button small kind="quiet" onClick={() => setPreviewClosed(false)}>Show the preview</Button> : null}
        <Button small icon="retry" onClick={() => void list.refresh()}>Refresh</Button>
        <Button small icon="columns" onClick={() => setSheet('columns')}>Columns</Button>
        <Button small icon="download" onClick={() => setSheet('export')}>Export</Button>
      </ScreenHead>
      <Views path={path} builtIn={builtIn} filter={filter} />
      <div className={css.bar}>
        <QueryBox filter={filter} onFilter={address.setFilter} seen={seenWords(totals)} />
      </div>
      {address.ignored.length === 0 ? null : (
        <p className={css.notice} role="alert">
          The address says what no filter can use, and it is left out: <bdi className="mono">{address.ignored.join(', ')}</bdi>
        </p>
      )}
      <Facets filter={filter} totals={totals} hasStatus={kind === 'transactions'} onFilter={address.setFilter} />
      {view.isOld ? (
        <p className={css.notice} role="status">
          The list may be old: changes were missed. <Button small icon="retry" onClick={() => void list.refresh()}>Read it again</Button>
        </p>
      ) : null}
      {isMany ? <BulkBar count={chosen} total={totals?.count ?? null} isAll={isAll} me={me} onAction={beginMany} onAll={() => setAll(true)} onNone={selectNone} /> : null}
      {view.problem !== null && view.isFirst ? (
        <ErrorState error={view.problem} onRetry={() => list.retry()} />
      ) : (
        <SplitPane label="Preview" pane={preview}>
          <DataGrid
            label={title}
            columns={columns}
            shown={layout.shown}
            rows={rows}
            idOf={idOf}
            total={view.isComplete ? rows.length : (totals?.count ?? null)}
            hasMore={view.isFirst || (!view.isComplete && !view.isStopped && view.problem === null)}
            onNeedMore={() => void list.more()}
            active={active}
            onActive={(id) => {
              setActive(id);
              if (isNarrow) setPreviewClosed(false);
            }}
            onOpen={open}
            selection={selection}
            onSelection={(next) => {
              setSelection(next);
              setAll(false);
            }}
            newRows={view.fresh}
            onShowNew={() => void list.refresh()}
            isGone={isGone}
            sort={{ isSortable, directionOf: (column) => directionOf(order, column), onSort: (column) => address.setOrder(nextOrder(order, column)) }}
            footer={<ListFoot list={list} view={view} totals={totals} wantsOrder={needsAll ? headerOf(order) : null} />}
            empty={<Empty kind={kind} filter={filter} onAll={() => address.setFilter({})} />}
          />
        </SplitPane>
      )}
      {actions.dialog}
      {bulk === null ? null : (
        <BulkDialog
          {...bulk}
          me={me}
          onClose={() => setBulk(null)}
          onWorked={selectNone}
        />
      )}
      <ColumnsDialog open={sheet === 'columns'} layout={layout} byDefault={usual} order={order} onOrder={address.setOrder} onClose={() => setSheet(null)} />
      <ExportDialog
        open={sheet === 'export'}
        kind="transactions"
        filter={filterToApi(asked, clock.now())}
        count={totals?.count}
        isExact={totals?.isExact ?? true}
        onClose={() => setSheet(null)}
      />
    </>
  );
}

function Empty({ kind, filter, onAll }: { readonly kind: 'inbox' | 'transactions'; readonly filter: ListFilter; readonly onAll: () => void }) {
  if (isEmptyFilter(filter)) {
    return kind === 'inbox' ? (
      <EmptyState title="Nothing is red">Gateway and bank agree wherever both have spoken in time. What does not agree shows up here within two seconds.</EmptyState>
    ) : (
      <EmptyState title="No transaction yet" icon="list">Transactions show up as soon as a gateway or a bank speaks of one.</EmptyState>
    );
  }
  return (
    <>
      <EmptyState title="Nothing is like that" icon="search">No {kind === 'inbox' ? 'exception' : 'transaction'} passes this filter now.</EmptyState>
      <p className={css.notice}>
        <Button small onClick={onAll}>Take the filter away</Button>
      </p>
    </>
  );
}

/** Relative times move on once a minute, or every second would be another question. */
function useTotals(filter: ListFilter) {
  const minute = useReading((now) => Math.floor(now / 60_000) * 60_000);
  const text = JSON.stringify(filterToApi(filter, minute));
  return useQuery(ask.totals(useMemo(() => JSON.parse(text) as ReturnType<typeof filterToApi>, [text]))).data;
}

/** A link may lead to a row that is further down: so many pages are looked through for it. */
function useFound(list: ReturnType<typeof useTransactionList>['list'], active: string | null, isFirst: boolean, isReading: boolean): void {
  const wanted = useRef(active);
  const tries = useRef(0);
  useEffect(() => {
    if (wanted.current === null || isFirst || isReading) return;
    if (list.has(wanted.current) || list.view().isComplete || tries.current >= 10) {
      wanted.current = null;
      return;
    }
    tries.current += 1;
    void list.more();
  }, [list, isFirst, isReading]);
}

function headerOf(order: string): string {
  return columns.find(({ id }) => id === order.replace(/^-/, ''))?.header ?? order;
}
