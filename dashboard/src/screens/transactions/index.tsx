import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { transactionHref } from '../../api/path';
import { ask, rowsOf } from '../../api/queries';
import type { Transaction } from '../../api/types';
import { reasonName, reasonSentence } from '../../format/words';
import { Age } from '../../parts/Age';
import { StatusMark } from '../../parts/Badge';
import { Id } from '../../parts/CopyButton';
import { DataGrid, type GridColumn } from '../../parts/DataGrid';
import { Difference, Money } from '../../parts/Money';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import { ScreenHead } from '../ScreenHead';

const columns: readonly GridColumn<Transaction>[] = [
  { id: 'age', header: 'Age', width: '4.5rem', align: 'end', cell: (row) => <Age at={row.openedAt} /> },
  { id: 'status', header: 'Status', width: '7.5rem', cell: (row) => <StatusMark status={row.status} /> },
  { id: 'reason', header: 'Reason', width: 'minmax(9rem, 1fr)', cell: (row) => <span className="clip" title={reasonSentence(row.reasons[0] ?? '')}>{reasonName(row.reasons[0] ?? '')}</span> },
  { id: 'id', header: 'Transaction', width: 'minmax(13rem, 2fr)', cell: (row) => <Id text={row.id} inGrid /> },
  { id: 'gateway', header: 'Gateway', width: '9rem', align: 'end', cell: (row) => (row.gateway === null ? <span className="faint">–</span> : <Money {...row.gateway} />) },
  { id: 'bank', header: 'Bank', width: '9rem', align: 'end', cell: (row) => (row.bank === null ? <span className="faint">–</span> : <Money {...row.bank} />) },
  {
    id: 'difference', header: 'Difference', width: '9rem', align: 'end',
    cell: (row) => (row.differenceMinor === null || row.gateway === null ? <span className="faint">–</span> : <Difference amountMinor={row.differenceMinor} currency={row.gateway.currency} />),
  },
];
const idOf = (row: Transaction): string => row.id;

export default function TransactionsScreen() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const [active, setActive] = useState<string | null>(null);
  const list = useInfiniteQuery(ask.transactions(Object.fromEntries(params)));
  if (list.isPending) return <Loading what="transactions" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ScreenHead title="Transactions" />
      <DataGrid
        label="Transactions"
        columns={columns}
        rows={rowsOf(list.data)}
        idOf={idOf}
        hasMore={list.hasNextPage}
        onNeedMore={() => {
          if (!list.isFetching) void list.fetchNextPage();
        }}
        active={active}
        onActive={setActive}
        onOpen={(row) => navigate(transactionHref(row.id))}
        empty={<EmptyState title="No transaction is like that" />}
      />
    </>
  );
}
