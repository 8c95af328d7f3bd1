import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, rowsOf } from '../../api/queries';
import type { Case } from '../../api/types';
import { amountsOf } from '../../format/money';
import { plural } from '../../format/number';
import { Age } from '../../parts/Age';
import type { GridColumn } from '../../parts/grid/column';
import { DataGrid } from '../../parts/grid/DataGrid';
import { Amounts } from '../../parts/Money';
import { SplitPane } from '../../parts/SplitPane';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import { doubleCharge, standingWords } from './doubleCharges';
import { caseMark, OrderPane } from './OrderPane';

const columns: readonly GridColumn<Case>[] = [
  { id: 'age', header: 'Age', width: '4.5rem', align: 'end', cell: (row) => <Age at={row.since} /> },
  { id: 'state', header: 'State', width: '6.5rem', cell: (row) => caseMark(row.isOpen) },
  { id: 'order', header: 'Order', width: 'minmax(11rem, 2fr)', cell: (row) => <bdi className="mono clip" title={row.key}>{row.key}</bdi> },
  { id: 'charges', header: 'Charges', width: '5.5rem', align: 'end', cell: (row) => row.count },
  { id: 'refunds', header: 'Refunds', width: '5.5rem', align: 'end', cell: (row) => doubleCharge(row).refunds },
  { id: 'surplus', header: 'Surplus', width: '10rem', align: 'end', hint: 'What was taken too much and not given back', cell: (row) => <Amounts exposure={row.exposure} none="nothing" /> },
  { id: 'gateway', header: 'Gateway', width: '8rem', cell: (row) => <bdi className="clip" title={doubleCharge(row).provider}>{doubleCharge(row).provider}</bdi> },
  { id: 'standing', header: 'How it stands', width: 'minmax(14rem, 3fr)', cell: (row) => <span className="clip" title={standingWords(row)}>{standingWords(row)}</span> },
  { id: 'owner', header: 'Owner', width: '8rem', cell: (row) => (row.owner === null ? <span className="faint">nobody</span> : <bdi className="clip" title={row.owner}>{row.owner}</bdi>) },
];
const idOf = (row: Case): string => row.key;

interface OrderListProps {
  readonly isOpen: boolean;
  readonly active: string | null;
  readonly onActive: (id: string | null) => void;
}

export function OrderList({ isOpen, active, onActive }: OrderListProps) {
  const list = useInfiniteQuery({ ...ask.cases({ kind: 'Order', open: isOpen }), refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : 5000) });
  if (list.isPending) return <Loading what="double charges" />;
  if (list.isError && list.data === undefined) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = rowsOf(list.data);
  const chosen = rows.find(({ key }) => key === active) ?? null;
  return (
    <SplitPane label="the order" pane={chosen === null ? null : <OrderPane key={chosen.key} row={chosen} onClose={() => onActive(null)} />}>
      <DataGrid
        label={isOpen ? 'Open double charges' : 'Settled double charges'}
        columns={columns}
        rows={rows}
        idOf={idOf}
        hasMore={list.hasNextPage}
        onNeedMore={() => {
          if (!list.isFetching) void list.fetchNextPage();
        }}
        active={active}
        onActive={onActive}
        footer={<><span>{plural(rows.length, 'order')}{list.hasNextPage ? ' so far' : ''}</span><span>Surplus <b><Amounts exposure={surplusOf(rows)} none="nothing" /></b></span></>}
        empty={
          isOpen ? <EmptyState title="No customer is charged twice">An order that is charged more than once comes here, with what was taken too much, until a refund comes or a person dismisses it.</EmptyState>
          : <EmptyState title="No double charge has been settled">Those that were refunded or dismissed are kept here.</EmptyState>
        }
      />
    </SplitPane>
  );
}

/** By currency; never over currencies. */
function surplusOf(rows: readonly Case[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { exposure } of rows) for (const { currency, amountMinor } of amountsOf(exposure)) sums[currency] = (sums[currency] ?? 0) + amountMinor;
  return sums;
}
