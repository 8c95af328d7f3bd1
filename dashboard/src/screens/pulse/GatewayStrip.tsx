import { Link } from 'wouter';
import type { GatewayPulse, Pulse } from '../../api/types';
import { durationText } from '../../format/age';
import { countText, percentText } from '../../format/number';
import { Age } from '../../parts/Age';
import { Changing } from '../../parts/Changing';
import { Icon } from '../../parts/Icon';
import { Sparkline } from '../../parts/charts';
import { AtRisk } from './AtRisk';
import { movementShape } from './chartData';
import { rateTone, worstFirst } from './gatewayOrder';
import { gatewayHref, gatewaysHref, inboxHref, movementsHref, slowerHref, unmatchedHref } from './links';
import { Panel } from './Panel';
import css from './pulse.module.css';

const marks = { good: 'check', warn: 'triangle', bad: 'octagon', calm: 'dot' } as const;

export function GatewayStrip({ pulse }: { readonly pulse: Pulse }) {
  return (
    <Panel title="Gateways, worst first" area="gateways" aside={<Link className={css.number ?? ''} href={gatewaysHref(pulse.window)}>all</Link>}>
      {pulse.gateways.length === 0 ? <p className={css.nothing}>No gateway has spoken in this window.</p> : (
        <div className={css.scroll}>
          <table className={css.strip}>
            <thead>
              <tr>
                <th scope="col">Gateway</th>
                <th scope="col" className={css.right}>Matched</th>
                <th scope="col" className={css.right}>Movements</th>
                <th scope="col"><span className="unseen">Movements over time</span></th>
                <th scope="col" className={css.right}>p50</th>
                <th scope="col" className={css.right}>p99</th>
                <th scope="col" className={css.right}>Open</th>
                <th scope="col">At risk</th>
                <th scope="col" className={css.right}>Last event</th>
              </tr>
            </thead>
            <tbody>
              {worstFirst(pulse.gateways).map((gateway) => <Row key={gateway.provider} gateway={gateway} pulse={pulse} />)}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Row({ gateway, pulse }: { readonly gateway: GatewayPulse; readonly pulse: Pulse }) {
  const { provider, rails, movements, decided, matched, timeToMatch: { p50Ms, p99Ms }, open, valueAtRisk, lastEventAt, series } = gateway;
  const tone = rateTone(matched, decided);
  return (
    <tr>
      <th scope="row">
        <Link className={css.gateway ?? ''} href={gatewayHref(provider, pulse.window)} title={rails.join(', ')}>
          <bdi className="clip">{provider}</bdi>
        </Link>
      </th>
      <td className={css.right}>
        <Link className={`${css.rate} ${css[tone]}`} href={unmatchedHref(pulse, { provider })}><Icon name={marks[tone]} size={14} /><Changing text={percentText(matched, decided)} /></Link>
      </td>
      <td className={css.right}><Link className={css.number ?? ''} href={movementsHref(pulse, { provider })}>{countText(movements)}</Link></td>
      <td className={css.shape}><Sparkline values={series.map((point) => point.movements)} tone="wait" text={movementShape(series, provider)} /></td>
      <td className={css.right}>{p50Ms === null ? '–' : <Link className={css.number ?? ''} href={slowerHref(pulse, p50Ms, { provider })}>{durationText(p50Ms)}</Link>}</td>
      <td className={css.right}>{p99Ms === null ? '–' : <Link className={css.number ?? ''} href={slowerHref(pulse, p99Ms, { provider })}>{durationText(p99Ms)}</Link>}</td>
      <td className={css.right}><Link className={css.number ?? ''} href={inboxHref({ provider })}>{countText(open)}</Link></td>
      <td><Link className={css.number ?? ''} href={inboxHref({ provider })}><AtRisk exposure={valueAtRisk} /></Link></td>
      <td className={css.right}>{lastEventAt === null ? <span className="faint">never</span> : <Age at={lastEventAt} />}</td>
    </tr>
  );
}
