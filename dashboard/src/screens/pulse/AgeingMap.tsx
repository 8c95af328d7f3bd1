import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Bucket } from '../../api/types';
import { amountsOf, moneyText, shortMoneyText } from '../../format/money';
import { countText, plural } from '../../format/number';
import { reasonName, reasonSentence } from '../../format/words';
import { ErrorState } from '../../parts/states';
import { ageBuckets, heatMap, type HeatRow } from './ageing';
import { ageingHref } from './links';
import { Panel } from './Panel';
import css from './pulse.module.css';
import { questions } from './questions';
import { Skeleton } from './Skeleton';

/** As many as a wall has room for. */
const mostRows = 7;

/** What is open by code and age. The number says how many, the line below what is at risk; the shade only helps to find the fullest. */
export function AgeingMap() {
  const totals = useQuery(questions.open);
  const map = useMemo(() => heatMap(totals.data?.ageing ?? [], mostRows), [totals.data]);
  const { data } = totals;
  return (
    <Panel title="Open by code and age" area="ageing" aside={data?.isExact === false ? <span className="faint">at least; there are more than could be counted</span> : undefined}>
      {data === undefined ? (
        totals.isError ? <ErrorState error={totals.error} onRetry={() => void totals.refetch()} /> : <Skeleton lines={6} />
      ) : map.rows.length === 0 ? (
        <p className={css.nothing}>Nothing is open, so nothing grows old.</p>
      ) : (
        <div className={css.scroll}>
          <table className={css.heat}>
            <thead>
              <tr>
                <th scope="col"><span className="unseen">Code</span></th>
                {ageBuckets.map(({ short, words }) => <th key={short} scope="col" title={words}>{short}</th>)}
                <th scope="col">all</th>
              </tr>
            </thead>
            <tbody>
              {map.rows.map((row) => <Line key={row.reasons.join()} row={row} asOf={data.asOf} />)}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Line({ row: { reasons, cells, total }, asOf }: { readonly row: HeatRow; readonly asOf: string }) {
  const [code = ''] = reasons;
  const name = reasons.length === 1 ? reasonName(code) : `${reasons.length} other codes`;
  const meaning = reasons.length === 1 ? `${code}: ${reasonSentence(code)}` : reasons.map(reasonName).join(', ');
  return (
    <tr>
      <th scope="row" title={meaning}><bdi>{name}</bdi></th>
      {cells.map((cell, at) => (
        <td key={ageBuckets[at]?.short} className={css[`heat${cell.heat}`]}>
          {cell.count === 0 ? <span className={css.zero}>0</span> : <Cell bucket={cell} href={ageingHref(asOf, reasons, at)} label={`${name}, ${ageBuckets[at]?.words ?? ''}`} />}
        </td>
      ))}
      <td className={css.sum}>
        <Cell bucket={total} href={ageingHref(asOf, reasons, null)} label={`${name}, of any age`} />
      </td>
    </tr>
  );
}

function Cell({ bucket: { count, valueAtRisk }, href, label }: { readonly bucket: Bucket; readonly href: string; readonly label: string }) {
  const amounts = amountsOf(valueAtRisk);
  const [first] = amounts;
  const words = `${label}: ${plural(count, 'exception')}, ${amounts.length === 0 ? 'no value' : amounts.map(moneyText).join(' and ')} at risk`;
  return (
    <Link className={css.cell ?? ''} href={href} aria-label={words} title={words}>
      <b>{countText(count)}</b>
      {first === undefined ? null : <small>{shortMoneyText(first)}{amounts.length > 1 ? ` +${amounts.length - 1}` : ''}</small>}
    </Link>
  );
}
