import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { transactionHref } from '../api/path';
import { ask, rowsOf, type Filter } from '../api/queries';
import { reasonName } from '../format/words';
import { Age } from '../parts/Age';
import { StatusMark } from '../parts/Badge';
import { Button } from '../parts/Button';
import { Money } from '../parts/Money';
import { EmptyState, ErrorState, Loading } from '../parts/states';
import css from './screens.module.css';

export function TransactionLines({ filter, none }: { readonly filter: Filter; readonly none: string }) {
  const list = useInfiniteQuery(ask.transactions(filter));
  if (list.isPending) return <Loading what="transactions" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = rowsOf(list.data);
  if (rows.length === 0 && !list.hasNextPage) return <EmptyState title={none} />;
  return (
    <>
      <div className={css.lines}>
        {rows.map((row) => (
          <Link key={row.id} className={css.line ?? ''} href={transactionHref(row.id)}>
            <StatusMark status={row.status} />
            <bdi className="mono clip" title={row.id}>{row.id}</bdi>
            <span className="faint clip">{reasonName(row.reasons[0] ?? '')}</span>
            <span className="num">
              {row.valueAtRisk === null ? null : <Money {...row.valueAtRisk} />} <Age at={row.openedAt} />
            </span>
          </Link>
        ))}
      </div>
      {list.hasNextPage ? (
        <p className={css.foot}>
          <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Show more</Button>
        </p>
      ) : null}
    </>
  );
}
