import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask, rowsOf } from '../../api/queries';
import type { Pulse } from '../../api/types';
import { durationText } from '../../format/age';
import { countText, percentText } from '../../format/number';
import { Age } from '../../parts/Age';
import { Badge } from '../../parts/Badge';
import { Sparkline } from '../../parts/charts';
import { Amounts } from '../../parts/Money';
import { EmptyState } from '../../parts/states';
import { movementShape, rateFloor } from '../pulse/chartData';
import { feedHref, inboxHref, movementsHref, slowerHref, unmatchedHref, waitingHref } from '../pulse/links';
import { Skeleton } from '../pulse/Skeleton';
import { windowWords } from '../pulse/window';
import { feedOf, phaseWord } from './feeds';
import css from './gateways.module.css';
import { PaceTable } from './PaceTable';
import { PaneHead } from './PaneHead';

interface GatewayDetailProps {
  readonly provider: string;
  readonly pulse: Pulse | undefined;
  readonly onClose: () => void;
}

/** One gateway: what its numbers are made of, its feed, and how long it is waited for. */
export function GatewayDetail({ provider, pulse, onClose }: GatewayDetailProps) {
  return (
    <div className={css.pane}>
      <PaneHead title={provider} onClose={onClose} />
      {pulse === undefined ? <Skeleton lines={6} /> : <Body provider={provider} pulse={pulse} />}
      <Feeds provider={provider} />
      <PaceTable provider={provider} />
    </div>
  );
}

function Body({ provider, pulse }: { readonly provider: string; readonly pulse: Pulse }) {
  const gateway = pulse.gateways.find((one) => one.provider === provider);
  if (gateway === undefined) return <EmptyState title="Nothing in this window" icon="gateways">This gateway has not spoken in {windowWords[pulse.window].long}. A longer window may show it.</EmptyState>;
  const { rails, movements, decided, matched, insideDeadline, open, valueAtRisk, timeToMatch: { p50Ms, p95Ms, p99Ms, maxMs }, lag, lastEventAt, series } = gateway;
  const rates = series.map((point) => (point.decided === 0 ? null : (point.matched / point.decided) * 100));
  return (
    <>
      <p className="soft">In {windowWords[pulse.window].long}{rails.length === 0 ? '' : <>, by <bdi>{rails.join(', ')}</bdi></>}.</p>
      <div className={css.shapes}>
        <div>
          <span>Matched</span>
          <b>{percentText(matched, decided)}</b>
          <Sparkline values={rates} height={48} floor={rateFloor(rates)} top={100} tone="good" text={`Match rate of ${provider} over time, ${percentText(matched, decided)} in all`} />
        </div>
        <div>
          <span>Movements</span>
          <b>{countText(movements)}</b>
          <Sparkline values={series.map((point) => point.movements)} height={48} tone="wait" text={movementShape(series, provider)} />
        </div>
      </div>
      <ul className={css.ways}>
        <li><Link href={movementsHref(pulse, { provider })}>{countText(movements)} movements</Link></li>
        <li><Link href={unmatchedHref(pulse, { provider })}>{countText(decided - matched)} of {countText(decided)} did not match</Link></li>
        <li><Link href={waitingHref({ provider })}>{countText(insideDeadline)} still inside deadline</Link></li>
        <li><Link href={inboxHref({ provider })}>{countText(open)} open, <Amounts exposure={valueAtRisk} none="nothing" /> at risk</Link></li>
        {p50Ms === null || p95Ms === null || p99Ms === null ? null : (
          <li>
            Time to match: <Link href={slowerHref(pulse, p50Ms, { provider })}>p50 {durationText(p50Ms)}</Link>, <Link href={slowerHref(pulse, p95Ms, { provider })}>p95 {durationText(p95Ms)}</Link>, <Link href={slowerHref(pulse, p99Ms, { provider })}>p99 {durationText(p99Ms)}</Link>
            {maxMs === null ? null : <>, <Link href={slowerHref(pulse, maxMs, { provider })}>slowest {durationText(maxMs)}</Link></>}
          </li>
        )}
        {lag.p50Ms === null || lag.p99Ms === null ? null : <li>Its word comes {durationText(lag.p50Ms)} after the fact, the slowest of a hundred {durationText(lag.p99Ms)} after.</li>}
        <li>Last event {lastEventAt === null ? 'never' : <Age at={lastEventAt} words />}.</li>
      </ul>
    </>
  );
}

function Feeds({ provider }: { readonly provider: string }) {
  const list = useInfiniteQuery(ask.cases({ kind: 'Feed' }));
  const feeds = rowsOf(list.data).map(feedOf).filter((feed) => feed.provider === provider);
  if (feeds.length === 0) return null;
  return (
    <ul className={css.ways}>
      {feeds.map(({ key, phase }) => (
        <li key={key}>
          <Link href={feedHref(key)}>Feed <bdi>{key}</bdi></Link> <Badge word={phaseWord(phase)} plain />
        </li>
      ))}
    </ul>
  );
}
