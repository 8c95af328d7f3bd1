import type { Totals } from '../api/types';
import { countText, plural } from '../format/number';
import type { RowList, ListView } from '../lists/rowList';
import { mostSorted } from '../lists/order';
import { Age } from '../parts/Age';
import { Button } from '../parts/Button';
import { Amounts } from '../parts/Money';
import css from './worklist.module.css';

interface ListFootProps {
  readonly list: RowList;
  readonly view: ListView;
  readonly totals: Totals | undefined;
  /** A column that the list should go by, but cannot yet. */
  readonly wantsOrder: string | null;
}

/** Sums of the whole filter by currency, always in sight, and how much of it has been read. */
export function ListFoot({ list, view, totals, wantsOrder }: ListFootProps) {
  return (
    <>
      <span className={css.sums} role="group" aria-label="Totals">
        {totals === undefined ? (
          <span className="faint">Counting …</span>
        ) : (
          <>
            <b className="num">{totals.isExact ? '' : 'at least '}{plural(totals.count, 'transaction')}</b>
            <span>
              <Amounts exposure={totals.valueAtRisk} none="nothing" /> <span className="faint">at risk</span>
            </span>
            {totals.oldest === null ? null : <span className="faint">oldest <Age at={totals.oldest} /></span>}
          </>
        )}
      </span>
      <span className={css.end}>
        {wantsOrder === null ? null : <OrderNote list={list} view={view} totals={totals} column={wantsOrder} />}
        <Reading list={list} view={view} totals={totals} />
      </span>
    </>
  );
}

function Reading({ list, view, totals }: Omit<ListFootProps, 'wantsOrder'>) {
  const read = countText(view.rows.length);
  const of = totals === undefined ? '' : ` of ${totals.isExact ? '' : 'at least '}${countText(Math.max(totals.count, view.rows.length))}`;
  if (view.problem !== null && !view.isFirst) {
    return (
      <span className={css.progress} role="alert">
        <span>
          {read} read; the rest could not be: <bdi>{view.problem.title}</bdi>
        </span>
        <Button small icon="retry" onClick={() => list.retry()}>Try again</Button>
      </span>
    );
  }
  if (view.isReadingAll) {
    return (
      <span className={css.progress}>
        <progress aria-label="Reading the list" value={totals === undefined ? undefined : view.rows.length} max={totals === undefined ? undefined : Math.max(totals.count, view.rows.length)} />
        <span className="num">{read}{of}</span>
        <Button small onClick={() => list.stop()}>Stop</Button>
      </span>
    );
  }
  if (view.isStopped) {
    return (
      <span className={css.progress}>
        <span className="num">Stopped after {read}{of}</span>
        <Button small onClick={() => void list.all()}>Read on</Button>
      </span>
    );
  }
  return view.isComplete ? <span className="faint num">all {read} read</span> : <span className="faint num">{read}{of} read</span>;
}

/** Only what is all there can be put in order here; the API itself knows newest and oldest. */
function OrderNote({ list, view, totals, column }: { readonly list: RowList; readonly view: ListView; readonly totals: Totals | undefined; readonly column: string }) {
  const count = totals?.count ?? view.rows.length;
  if (count > mostSorted) return <span className={css.late}>Newest first: by “{column}” at most {countText(mostSorted)} rows can be sorted. Narrow the filter.</span>;
  if (view.isReadingAll) return <span>Reading all rows to sort by “{column}” …</span>;
  return (
    <span className={css.progress}>
      Newest first until all rows are read.
      <Button small onClick={() => void list.all()}>Sort by “{column}”</Button>
    </span>
  );
}
