import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { Link } from 'wouter';
import { transactionHref } from '../../api/path';
import { rowsOf } from '../../api/queries';
import type { Transaction } from '../../api/types';
import { countText } from '../../format/number';
import { reasonName } from '../../format/words';
import type { Tick } from '../../live/liveStore';
import { useLive } from '../../live/LiveProvider';
import { Age } from '../../parts/Age';
import { StatusMark } from '../../parts/Badge';
import { Money } from '../../parts/Money';
import { transactionsHref } from './links';
import { Panel } from './Panel';
import css from './pulse.module.css';
import { mostVerdicts, questions } from './questions';
import { newSince, tickerRows } from './tickerRows';

/** Verdicts as they fall. It stands still under the pointer and under the focus, because nobody hits a row that runs away. */
export function Ticker() {
  const ticks = useLive((view) => view.ticker);
  const isPaused = useLive((view) => view.isPaused);
  const before = useInfiniteQuery({ ...questions.verdicts, staleTime: Infinity });
  const [held, setHeld] = useState<readonly Tick[] | null>(null);
  const hold = (): void => setHeld((already) => already ?? ticks);
  const letGo = (): void => setHeld(null);
  const rows = tickerRows(held ?? ticks, rowsOf(before.data), mostVerdicts);
  const waiting = held === null ? 0 : newSince(held, ticks);
  return (
    <Panel
      title="Verdicts"
      area="ticker"
      aside={
        <span className="faint num">
          {isPaused ? 'paused' : held === null ? <Link className={css.number ?? ''} href={transactionsHref({})}>all</Link> : waiting === 0 ? 'standing still' : `standing still · ${countText(waiting)} new`}
        </span>
      }
    >
      {rows.length === 0 ? (
        <p className={css.nothing}>No verdict yet. They appear here as they fall.</p>
      ) : (
        <ol
          className={css.ticks}
          onPointerEnter={(event) => (event.pointerType === 'mouse' ? hold() : undefined)}
          onPointerLeave={(event) => (event.currentTarget.contains(document.activeElement) ? undefined : letGo())}
          onFocus={hold}
          onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : letGo())}
        >
          {/* By place and not by transaction: two hundred changes a second then change words in twenty rows instead of building twenty new ones. */}
          {rows.map((transaction, place) => (
            <li key={place}><TickRow transaction={transaction} /></li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

const TickRow = memo(function TickRow({ transaction: { id, status, reasons, gateway, bank, decidedAt } }: { readonly transaction: Transaction }) {
  const money = gateway ?? bank;
  const [reason] = reasons;
  return (
    <Link className={css.tick ?? ''} href={transactionHref(id)}>
      <StatusMark status={status} plain />
      <bdi className={`${css.tickId} mono clip`} title={id}>{id}</bdi>
      <span className={css.tickAge}><Age at={decidedAt} /></span>
      <bdi className={`${css.tickWhy} clip`}>{[money?.provider, reason === undefined ? undefined : reasonName(reason)].filter((word) => word !== undefined).join(' · ')}</bdi>
      <span className={css.tickMoney}>{money === null ? null : <Money {...money} />}</span>
    </Link>
  );
});
