import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { transactionHref } from '../../api/path';
import { ask, rowsOf } from '../../api/queries';
import type { Transaction } from '../../api/types';
import { reasonName } from '../../format/words';
import { Age } from '../../parts/Age';
import { StatusMark } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Amounts, Money } from '../../parts/Money';
import { ErrorState } from '../../parts/states';
import detail from '../detail.module.css';
import { Section } from '../Section';
import { familyOf, nested, partOf, partWords, sumsOf } from './family';
import css from './transaction.module.css';

/** New members are no change of a row that is there, so they are looked for from time to time. */
const lookEveryMs = 10_000;

/** The other movements of the same order, payments with what was taken back of them, and what is left in the end. */
export function Family({ one }: { readonly one: Transaction }) {
  const ofOrder = useInfiniteQuery({ ...ask.transactions({ orderId: one.orderId ?? '' }), enabled: one.orderId !== null, refetchInterval: lookEveryMs });
  const children = useInfiniteQuery({ ...ask.transactions({ parentId: one.id }), refetchInterval: lookEveryMs });
  const siblings = useInfiniteQuery({ ...ask.transactions({ parentId: one.parentId ?? '' }), enabled: one.parentId !== null, refetchInterval: lookEveryMs });
  const parent = useQuery({ ...ask.transaction(one.parentId ?? ''), enabled: one.parentId !== null, retry: false });
  const lists = [ofOrder, children, siblings];
  const broken = lists.find(({ isError }) => isError);
  const rows = familyOf(one, ...lists.map((list) => rowsOf(list.data)), parent.data === undefined ? [] : [parent.data]);
  const isWhole = lists.every(({ hasNextPage }) => !hasNextPage);
  return (
    <Section title={one.orderId === null ? 'Belongs together' : 'The same order'}>
      {broken === undefined ? null : <ErrorState error={broken.error} onRetry={() => void broken.refetch()} />}
      {rows.length === 1 ? (
        <p className={detail.note}>
          {one.parentId !== null && parent.isError ? 'It belongs to a payment that RealRecon has not heard of (yet).' : one.orderId === null ? 'No event named an order, and nothing names this as its payment.' : 'It is the only movement of its order so far.'}
        </p>
      ) : (
        <FamilyTable rows={rows} self={one.id} />
      )}
      {isWhole ? null : <Button small onClick={() => lists.forEach((list) => void (list.hasNextPage && !list.isFetching && list.fetchNextPage()))}>Show more</Button>}
      {rows.length === 1 ? null : <FamilySums rows={rows} isWhole={isWhole} />}
    </Section>
  );
}

export function FamilyTable({ rows, self, surplus }: { readonly rows: readonly Transaction[]; readonly self?: string; readonly surplus?: ReadonlySet<string> }) {
  return (
    <div className={detail.scroll}>
      <table className={detail.table}>
        <thead>
          <tr>
            <th scope="col">Movement</th>
            <th scope="col">What</th>
            <th scope="col">Status</th>
            <th scope="col" className={detail.end}>Amount</th>
            <th scope="col" className={detail.end}>Age</th>
          </tr>
        </thead>
        <tbody>
          {nested(rows).map(({ row, depth }) => {
            const side = row.gateway ?? row.bank;
            return (
              <tr key={row.id} className={row.id === self ? css.self : undefined}>
                <td className={`${detail.long} ${depth > 0 ? css.child : ''}`}>
                  {depth > 0 ? <span className="faint" title="Belongs to the payment above">↳ </span> : null}
                  {row.id === self ? <><bdi className="mono">{row.id}</bdi> <span className="faint">(this one)</span></> : <Link href={transactionHref(row.id)}><bdi className="mono">{row.id}</bdi></Link>}
                </td>
                <td className={detail.word}>
                  {partWords[partOf(row)]}
                  {surplus?.has(row.id) === true ? <b> · surplus</b> : null}
                </td>
                <td>
                  <StatusMark status={row.status} plain /> <span className="faint">{row.reasons[0] === undefined ? null : reasonName(row.reasons[0])}</span>
                </td>
                <td className={detail.end}>{side === null ? '–' : <Money {...side} />}</td>
                <td className={detail.end}><Age at={side?.occurredAt ?? row.openedAt} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function FamilySums({ rows, isWhole }: { readonly rows: readonly Transaction[]; readonly isWhole: boolean }) {
  const { charged, refunded, net } = sumsOf(rows);
  return (
    <div className={css.sums}>
      <span className={css.sum}><span>Charged</span><b><Amounts exposure={charged} none="nothing" /></b></span>
      <span className={css.sum}><span>Given back</span><b><Amounts exposure={refunded} none="nothing" /></b></span>
      <span className={css.sum}><span>Net{isWhole ? '' : ' of what is shown'}</span><b><Amounts exposure={net} none="nothing" /></b></span>
    </div>
  );
}
