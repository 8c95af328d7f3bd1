import { Link } from 'wouter';
import type { Pulse } from '../../api/types';
import { durationText } from '../../format/age';
import { countText } from '../../format/number';
import { Age } from '../../parts/Age';
import { movementsHref } from '../pulse/links';
import css from './gateways.module.css';
import { Section } from './Section';

export function BankTable({ pulse }: { readonly pulse: Pulse }) {
  return (
    <Section title="Banks">
      {pulse.banks.length === 0 ? <p className={css.nothing}>No bank has booked anything in this window.</p> : (
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">Bank</th>
                <th scope="col" className={css.right}>Bookings</th>
                <th scope="col" className={css.right} title="From when it was booked to when RealRecon heard of it">Lag p50</th>
                <th scope="col" className={css.right}>p95</th>
                <th scope="col" className={css.right}>p99</th>
                <th scope="col" className={css.right}>Last event</th>
              </tr>
            </thead>
            <tbody>
              {pulse.banks.map(({ provider, bookings, lag, lastEventAt }) => (
                <tr key={provider}>
                  <th scope="row"><bdi className="clip">{provider}</bdi></th>
                  <td className={css.right}><Link className={css.number ?? ''} href={movementsHref(pulse, { provider })}>{countText(bookings)}</Link></td>
                  {[lag.p50Ms, lag.p95Ms, lag.p99Ms].map((ms, at) => <td key={at} className={css.right}>{ms === null ? '–' : durationText(ms)}</td>)}
                  <td className={css.right}>{lastEventAt === null ? <span className="faint">never</span> : <Age at={lastEventAt} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
