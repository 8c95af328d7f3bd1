import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import type { Pulse } from '../../api/types';
import { ErrorState } from '../../parts/states';
import { ScreenHead } from '../ScreenHead';
import { AgeingMap } from './AgeingMap';
import { AlertsNow } from './AlertsNow';
import { AsOf } from './AsOf';
import { HealedCard, MatchRateCard, OpenCard, TimeCard, ValueCard, WaitingCard } from './Cards';
import { MovementsChart, TimesChart } from './Charts';
import { DuplicatesCard } from './DuplicatesCard';
import { GatewayStrip } from './GatewayStrip';
import { HealthBanner } from './HealthBanner';
import css from './pulse.module.css';
import { Skeleton } from './Skeleton';
import { Ticker } from './Ticker';
import { usePulseWindow } from './window';
import { WindowChoice } from './WindowChoice';

/** The landing screen: is the money fine, and if not, where. */
export default function PulseScreen() {
  const pulse = useQuery(ask.pulse(usePulseWindow()));
  return (
    <div className={css.pulse} data-fills="wall">
      <ScreenHead title="Pulse">
        {pulse.data === undefined ? null : <AsOf pulse={pulse.data} />}
        <WindowChoice />
      </ScreenHead>
      {pulse.data === undefined ? (
        pulse.isError ? <ErrorState error={pulse.error} onRetry={() => void pulse.refetch()} /> : <Skeleton lines={12} />
      ) : (
        <Board pulse={pulse.data} />
      )}
    </div>
  );
}

function Board({ pulse }: { readonly pulse: Pulse }) {
  return (
    <div className={css.board}>
      <HealthBanner pulse={pulse} />
      <div className={css.main}>
        <MatchRateCard pulse={pulse} />
        <OpenCard pulse={pulse} />
        <ValueCard pulse={pulse} />
        <TimeCard pulse={pulse} />
      </div>
      <AlertsNow />
      <div className={css.lesser}>
        <HealedCard pulse={pulse} />
        <WaitingCard pulse={pulse} />
        <DuplicatesCard duplicates={pulse.duplicates} />
      </div>
      <MovementsChart series={pulse.series} window={pulse.window} />
      <TimesChart series={pulse.series} window={pulse.window} />
      <AgeingMap />
      <GatewayStrip pulse={pulse} />
      <Ticker />
    </div>
  );
}
