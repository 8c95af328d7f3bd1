import { Link } from 'wouter';
import type { Pulse } from '../../api/types';
import { percentText } from '../../format/number';
import { Dialog } from '../../parts/Dialog';
import { Money } from '../../parts/Money';
import { decidedHref, matchedHref, unmatchedHref } from './links';
import css from './pulse.module.css';
import { windowWords } from './window';

/** The match rate by value, one line a currency. */
export function MatchByValue({ pulse, open, onClose }: { readonly pulse: Pulse; readonly open: boolean; readonly onClose: () => void }) {
  const { byCurrency } = pulse.matchRate;
  return (
    <Dialog open={open} title={`Match rate by value, ${windowWords[pulse.window].long}`} onClose={onClose} wide>
      {byCurrency.length === 0 ? <p className="soft">Nothing has been decided.</p> : (
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">Currency</th>
                <th scope="col" className={css.right}>Rate</th>
                <th scope="col" className={css.right}>Matched</th>
                <th scope="col" className={css.right}>Not matched</th>
                <th scope="col" className={css.right}>Decided</th>
              </tr>
            </thead>
            <tbody>
              {byCurrency.map(({ currency, decidedMinor, matchedMinor }) => (
                <tr key={currency}>
                  <th scope="row"><bdi>{currency}</bdi></th>
                  <td className={css.right}>{percentText(matchedMinor, decidedMinor)}</td>
                  <td className={css.right}><Link className={css.number ?? ''} href={matchedHref(pulse, { currency })}><Money amountMinor={matchedMinor} currency={currency} /></Link></td>
                  <td className={css.right}><Link className={css.number ?? ''} href={unmatchedHref(pulse, { currency })}><Money amountMinor={decidedMinor - matchedMinor} currency={currency} /></Link></td>
                  <td className={css.right}><Link className={css.number ?? ''} href={decidedHref(pulse, { currency })}><Money amountMinor={decidedMinor} currency={currency} /></Link></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
