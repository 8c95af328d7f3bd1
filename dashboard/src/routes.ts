import type { QueryClient } from '@tanstack/react-query';
import { lazy, type ComponentType } from 'react';
import type { IconName } from './parts/Icon';
import type { KeyName } from './keys/keyTable';
import Pulse from './screens/pulse';
import { askPulseAhead } from './screens/pulse/questions';

export interface Route {
  readonly path: string;
  /** Below `path` too. */
  readonly deep?: boolean;
  readonly title: string;
  readonly screen: ComponentType;
  /** Asks what the screen will ask, when the page begins with it. */
  readonly askAhead?: (client: QueryClient, address: URLSearchParams) => void;
  /** In the navigation; screens that are reached from others have none. */
  readonly nav?: { readonly icon: IconName; readonly key: KeyName; readonly onPhone: boolean; readonly group: 'Watch' | 'Work' | 'Prove' };
}

/** One folder under screens/ for each, loaded when it is first shown; Pulse comes with the page, because most begin there. */
export const routes: readonly Route[] = [
  { path: '/', title: 'Pulse', screen: Pulse, askAhead: askPulseAhead, nav: { icon: 'pulse', key: 'go-pulse', onPhone: true, group: 'Watch' } },
  { path: '/gateways', title: 'Gateways & feeds', screen: lazy(() => import('./screens/gateways')), nav: { icon: 'gateways', key: 'go-gateways', onPhone: false, group: 'Watch' } },
  { path: '/inbox', title: 'Exceptions', screen: lazy(() => import('./screens/inbox')), nav: { icon: 'inbox', key: 'go-inbox', onPhone: true, group: 'Work' } },
  { path: '/alerts', deep: true, title: 'Alerts', screen: lazy(() => import('./screens/alerts')), nav: { icon: 'bell', key: 'go-alerts', onPhone: true, group: 'Work' } },
  { path: '/duplicates', title: 'Duplicates', screen: lazy(() => import('./screens/duplicates')), nav: { icon: 'copies', key: 'go-duplicates', onPhone: false, group: 'Work' } },
  { path: '/dead-letters', title: 'Dead letters', screen: lazy(() => import('./screens/dead-letters')), nav: { icon: 'letter', key: 'go-dead-letters', onPhone: false, group: 'Work' } },
  { path: '/transactions', title: 'Transactions', screen: lazy(() => import('./screens/transactions')), nav: { icon: 'list', key: 'go-transactions', onPhone: true, group: 'Prove' } },
  { path: '/transaction', title: 'Transaction', screen: lazy(() => import('./screens/transaction')) },
  { path: '/audit', title: 'Audit', screen: lazy(() => import('./screens/audit')), nav: { icon: 'seal', key: 'go-audit', onPhone: false, group: 'Prove' } },
  { path: '/rules', title: 'Rules', screen: lazy(() => import('./screens/rules')), nav: { icon: 'rules', key: 'go-rules', onPhone: false, group: 'Prove' } },
];
