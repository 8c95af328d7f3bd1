import { useLocation } from 'wouter';
import { AlertList } from './AlertList';
import { keyOfPath } from './cause';
import { Incident } from './Incident';

export default function AlertsScreen() {
  // Asked for only to hear of changes: the router decodes addresses once, and a key may hold percent signs of its own.
  useLocation();
  const key = keyOfPath(location.pathname);
  return key === null ? <AlertList /> : <Incident key={key} incident={key} />;
}
