import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { ask } from '../../api/queries';
import { useKeys } from '../../keys/useKeys';
import { SplitPane } from '../../parts/SplitPane';
import { ErrorState } from '../../parts/states';
import { AsOf } from '../pulse/AsOf';
import { gatewaysHref } from '../pulse/links';
import { Skeleton } from '../pulse/Skeleton';
import { usePulseWindow } from '../pulse/window';
import { WindowChoice } from '../pulse/WindowChoice';
import { ScreenHead } from '../ScreenHead';
import { BankTable } from './BankTable';
import { FeedDetail } from './FeedDetail';
import { FeedTable } from './FeedTable';
import { GatewayDetail } from './GatewayDetail';
import { GatewayTable } from './GatewayTable';
import css from './gateways.module.css';
import { PaceTable } from './PaceTable';
import { moveFocus } from './rows';

/** How every gateway and bank does, whether their feeds speak, and how long each is waited for. */
export default function GatewaysScreen() {
  const window = usePulseWindow();
  const pulse = useQuery(ask.pulse(window));
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const place = useRef<HTMLDivElement>(null);
  const provider = params.get('provider');
  const feed = params.get('feed');
  const isOpen = feed !== null || provider !== null;
  const close = useCallback(() => navigate(gatewaysHref(window)), [navigate, window]);
  useKeys({
    down: () => moveFocus(place.current, 1),
    up: () => moveFocus(place.current, -1),
    first: () => moveFocus(place.current, 'first'),
    last: () => moveFocus(place.current, 'last'),
    back: isOpen ? { words: 'Close what is open', run: close } : undefined,
  });
  const pane =
    feed !== null ? <FeedDetail key={feed} feed={feed} onClose={close} />
    : provider !== null ? <GatewayDetail key={provider} provider={provider} pulse={pulse.data} onClose={close} />
    : null;

  return (
    <SplitPane label={feed ?? provider ?? 'details'} pane={pane}>
      <div ref={place} className={css.list}>
        <ScreenHead title="Gateways & feeds">
          {pulse.data === undefined ? null : <AsOf pulse={pulse.data} />}
          <WindowChoice />
        </ScreenHead>
        <div className={css.body}>
          {pulse.data === undefined ? (
            pulse.isError ? <ErrorState error={pulse.error} onRetry={() => void pulse.refetch()} /> : <Skeleton lines={6} />
          ) : (
            <GatewayTable pulse={pulse.data} chosen={provider} />
          )}
          <FeedTable chosen={feed} />
          {pulse.data === undefined ? null : <BankTable pulse={pulse.data} />}
          <PaceTable />
        </div>
      </div>
    </SplitPane>
  );
}
