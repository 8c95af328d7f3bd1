import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { transactionHref } from '../../api/path';
import { ask, rowsOf } from '../../api/queries';
import type { Transaction } from '../../api/types';
import { plural } from '../../format/number';
import { reasonName, reasonSentence } from '../../format/words';
import { rememberList } from '../../lists/neighbours';
import { Age } from '../../parts/Age';
import { StatusMark } from '../../parts/Badge';
import { Id } from '../../parts/CopyButton';
import type { GridColumn } from '../../parts/grid/column';
import { DataGrid } from '../../parts/grid/DataGrid';
import { Difference, Money } from '../../parts/Money';
import { EmptyState, ErrorState, Loading } from '../../parts/states';

const columns: readonly GridColumn<Transaction>[] = [
  { id: 'age', header: 'Age', width: '4.5rem', align: 'end', cell: (row) => <Age at={row.openedAt} /> },
  { id: 'status', header: 'Status', width: '8rem', cell: (row) => <StatusMark status={row.status} plain /> },
  { id: 'reason', header: 'Reason', width: 'minmax(9rem, 1fr)', cell: (row) => <span className="clip" title={row.reasons.map(reasonSentence).join(' ')}>{row.reasons.map(reasonName).join(', ')}</span> },
  { id: 'id', header: 'Transaction', width: 'minmax(12rem, 2fr)', cell: (row) => <Id text={row.id} inGrid /> },
  { id: 'gateway', header: 'Gateway', width: '9rem', align: 'end', cell: (row) => (row.gateway === null ? <span className="faint">–</span> : <Money {...row.gateway} />) },
  { id: 'bank', header: 'Bank', width: '9rem', align: 'end', cell: (row) => (row.bank === null ? <span className="faint">–</span> : <Money {...row.bank} />) },
  { id: 'difference', header: 'Difference', width: '9rem', align: 'end', cell: (row) => (row.differenceMinor === null || row.gateway === null ? <span className="faint">–</span> : <Difference amountMinor={row.differenceMinor} currency={row.gateway.currency} />) },
];
const idOf = (row: Transaction): string => row.id;

/** Transactions that were booked twice, or of which one event id told two things. */
export function BookedTwice({ active, onActive }: { readonly active: string | null; readonly onActive: (id: string | null) => void }) {
  const [, navigate] = useLocation();
  const list = useInfiniteQuery({ ...ask.transactions({ reason: 'DUP_BANK_POSTING,DUP_CONFLICT' }), refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : 5000) });
  if (list.isPending) return <Loading what="transactions" />;
  if (list.isError && list.data === undefined) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = rowsOf(list.data);
  return (
    <DataGrid
      label="Booked twice and contradictions"
      columns={columns}
      rows={rows}
      idOf={idOf}
      hasMore={list.hasNextPage}
      onNeedMore={() => {
        if (!list.isFetching) void list.fetchNextPage();
      }}
      active={active}
      onActive={onActive}
      onOpen={(row) => {
        rememberList(rows, row.id);
        navigate(transactionHref(row.id));
      }}
      footer={<span>{plural(rows.length, 'transaction')}{list.hasNextPage ? ' so far' : ''}</span>}
      empty={<EmptyState title="Nothing was booked twice">A transaction comes here when the bank booked one amount twice, or when one event id came with two contents.</EmptyState>}
    />
  );
}
