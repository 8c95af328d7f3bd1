import { useState } from 'react';
import { Link } from 'wouter';
import { transactionHref } from '../../api/path';
import type { BulkAnswer, Outcome } from '../../api/types';
import { countText } from '../../format/number';
import { Button } from '../../parts/Button';
import type { AnyAction } from '../actionTable';
import css from '../actions.module.css';
import { outcomeOrder, outcomeWords, resultsCsv, resultsName, sortedItems, summaryOf } from './results';
import { saveFile } from './saveFile';

/** Nobody reads further down a table in a dialog; the file has all. */
const shown = 500;

export function BulkResults({ action, answer }: { readonly action: AnyAction; readonly answer: BulkAnswer }) {
  const [only, setOnly] = useState<Outcome | null>(null);
  const items = sortedItems(answer).filter(({ outcome }) => only === null || outcome === only);
  return (
    <div className={css.sheet}>
      <p role="status">
        <b>{summaryOf(answer)}</b> <span className="faint mono">{answer.bulkId}</span>
      </p>
      <div className={css.bar}>
        {outcomeOrder.filter((outcome) => answer.outcomes[outcome] > 0).map((outcome) => (
          <Button key={outcome} small aria-pressed={only === outcome} title={outcomeWords[outcome].sentence} onClick={() => setOnly(only === outcome ? null : outcome)}>
            {outcomeWords[outcome].word} <span className="num">{countText(answer.outcomes[outcome])}</span>
          </Button>
        ))}
        <Button small icon="download" onClick={() => saveFile(resultsName(action, new Date()), 'text/csv;charset=utf-8', resultsCsv(answer))}>Download as CSV</Button>
      </div>
      <div className={css.results} tabIndex={0} role="region" aria-label="What came of each">
        <table>
          <thead>
            <tr>
              <th scope="col">Transaction</th>
              <th scope="col">Outcome</th>
              <th scope="col">Why</th>
              <th scope="col">Version</th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, shown).map((item) => (
              <tr key={item.id}>
                <td>
                  <Link href={transactionHref(item.id)}>
                    <bdi className="mono">{item.id}</bdi>
                  </Link>
                </td>
                <td title={outcomeWords[item.outcome].sentence}>{outcomeWords[item.outcome].word}</td>
                <td>{item.why === null ? <span className="faint">–</span> : <bdi>{item.why}</bdi>}</td>
                <td className="num">{item.version}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length > shown ? <p className="faint">The first {shown} of {countText(items.length)}; the file has all of them.</p> : null}
    </div>
  );
}
