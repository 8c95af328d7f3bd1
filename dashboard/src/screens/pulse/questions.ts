import { noop, type QueryClient } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import { windowOf } from './window';

/** As many verdicts as the tallest column has room for. */
export const mostVerdicts = 20;

/** What Pulse asks besides its figures. */
export const questions = {
  open: ask.totals({ open: true }),
  alerts: ask.cases({ kind: 'Alert', open: true }),
  verdicts: ask.transactions({ limit: mostVerdicts }),
};

/** Asks everything at once, while the page is still being built: each part would otherwise ask when the part around it has its answer. */
export function askPulseAhead(client: QueryClient, address: URLSearchParams): void {
  // What goes wrong is kept with the question, and the part that shows the answer says it.
  client.query(ask.pulse(windowOf(address.get('window')))).catch(noop);
  client.query(questions.open).catch(noop);
  client.infiniteQuery(questions.alerts).catch(noop);
  client.infiniteQuery(questions.verdicts).catch(noop);
}
