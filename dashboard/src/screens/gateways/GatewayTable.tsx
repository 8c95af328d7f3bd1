import { Link } from 'wouter';
import type { GatewayPulse, Pulse } from '../../api/types';
import { durationText } from '../../format/age';
import { countText, percentText } from '../../format/number';
import { Age } from '../../parts/Age';
import { Changing } from '../../parts/Changing';
import { Sparkline } from '../../parts/charts';
import { Icon } from '../../parts/Icon';
import { AtRisk } from '../pulse/AtRisk';
import { movementShape } from '../pulse/chartData';
import { rateTone, worstFirst } from '../pulse/gatewayOrder';
import { gatewayHref, inboxHref, movementsHref, slowerHref, unmatchedHref, waitingHref } from '../pulse/links';
import css from './gateways.module.css';
import { Section } from './Section';

const marks = { good: 'check', warn: 'triangle', bad: 'octagon', calm: 'dot' } as const;

export function GatewayTable({ pulse, chosen }: { readonly pulse: Pulse; readonly chosen: string | null }) {
  return (
    <Section title="Gateways">
      {pulse.gateways.length === 0 ? <p className={css.nothing}>No gateway has spoken in this window. As soon as one does, it appears here.</p> : (
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>Gateway</th>
                <th scope="col" rowSpan={2}>Rails</th>
                <th scope="col" rowSpan={2} className={css.right}>Matched</th>
                <th scope="col" rowSpan={2} className={css.right}>Movements</th>
                <th scope="col" rowSpan={2}><span className="unseen">Over time</span></th>
                <th scope="colgroup" colSpan={3} className={css.group} title="From the first word of a movement to its match">Time to match</th>
                <th scope="colgroup" colSpan={3} className={css.group} title="From when it happened to when RealRecon heard of it">Lag</th>
                <th scope="col" rowSpan={2} className={css.right} title="One side is missing and its deadline has not passed">Inside deadline</th>
                <th scope="col" rowSpan={2} className={css.right}>Open</th>
                <th scope="col" rowSpan={2}>Value at risk</th>
                <th scope="col" rowSpan={2} className={css.right}>Last event</th>
              </tr>
              <tr>
                {['p50', 'p95', 'p99', 'p50', 'p95', 'p99'].map((name, at) => <th key={at} scope="col" className={css.right}>{name}</th>)}
              </tr>
            </thead>
            <tbody>
              {worstFirst(pulse.gateways).map((gateway) => <Row key={gateway.provider} gateway={gateway} pulse={pulse} isChosen={gateway.provider === chosen} />)}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Row({ gateway, pulse, isChosen }: { readonly gateway: GatewayPulse; readonly pulse: Pulse; readonly isChosen: boolean }) {
  const { provider, rails, movements, decided, matched, timeToMatch, lag, insideDeadline, open, valueAtRisk, lastEventAt, series } = gateway;
  const tone = rateTone(matched, decided);
  return (
    <tr className={isChosen ? css.chosen : undefined}>
      <th scope="row">
        <Link data-row className={css.name ?? ''} href={gatewayHref(provider, pulse.window)} aria-current={isChosen ? 'true' : undefined}><bdi className="clip">{provider}</bdi></Link>
      </th>
      <td className={css.rails}><bdi className="clip" title={rails.join(', ')}>{rails.join(', ')}</bdi></td>
      <td className={css.right}>
        <Link className={`${css.rate} ${css[tone]}`} href={unmatchedHref(pulse, { provider })}><Icon name={marks[tone]} size={14} /><Changing text={percentText(matched, decided)} /></Link>
      </td>
      <td className={css.right}><Link className={css.number ?? ''} href={movementsHref(pulse, { provider })}>{countText(movements)}</Link></td>
      <td className={css.shape}><Sparkline values={series.map((point) => point.movements)} tone="wait" text={movementShape(series, provider)} /></td>
      {[timeToMatch.p50Ms, timeToMatch.p95Ms, timeToMatch.p99Ms].map((ms, at) => (
        <td key={at} className={css.right}>{ms === null ? '–' : <Link className={css.number ?? ''} href={slowerHref(pulse, ms, { provider })}>{durationText(ms)}</Link>}</td>
      ))}
      {[lag.p50Ms, lag.p95Ms, lag.p99Ms].map((ms, at) => <td key={at} className={css.right}>{ms === null ? '–' : durationText(ms)}</td>)}
      <td className={css.right}><Link className={css.number ?? ''} href={waitingHref({ provider })}>{countText(insideDeadline)}</Link></td>
      <td className={css.right}><Link className={css.number ?? ''} href={inboxHref({ provider })}>{countText(open)}</Link></td>
      <td><Link className={css.number ?? ''} href={inboxHref({ provider })}><AtRisk exposure={valueAtRisk} /></Link></td>
      <td className={css.right}>{lastEventAt === null ? <span className="faint">never</span> : <Age at={lastEventAt} />}</td>
    </tr>
  );
}
