import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { transactionHref } from '../../api/path';
import { fetchJson } from '../../api/fetchJson';
import { query } from '../../api/path';
import type { Page, Transaction } from '../../api/types';
import { reasonName } from '../../format/words';
import { neighbourOf, recallList, rememberList } from '../../lists/neighbours';
import { toasts } from '../../parts/toasts';

/** `[` and `]`: through the list that one came from, or where there is none through the newest with the same reason. */
export function useNeighbours(one: Pick<Transaction, 'id' | 'reasons' | 'status'> | undefined): (step: 1 | -1) => void {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return (step) => {
    if (one === undefined) return;
    const code = one.reasons[0] ?? '';
    const go = (to: string | null | undefined): void => {
      if (to != null) navigate(transactionHref(to));
      else toasts.show(`There is no ${step === 1 ? 'next' : 'previous'} one with “${code === '' ? 'no reason' : reasonName(code)}”.`);
    };
    const known = neighbourOf(recallList(), one.id, code, step);
    if (known !== undefined) {
      go(known);
      return;
    }
    const path = `/api/transactions${query({ limit: 200, status: one.status, reason: code })}`;
    void client.query({ queryKey: ['neighbours', path], queryFn: ({ signal }) => fetchJson<Page<Transaction>>(path, { signal }), staleTime: 30_000 }).then(
      ({ items }) => {
        const rows = code === '' ? items : items.filter(({ reasons }) => reasons[0] === code);
        rememberList(rows, one.id);
        // One that is not among the newest has the newest as its next.
        go(rows.some(({ id }) => id === one.id) ? neighbourOf({ rows: rows.map(({ id, reasons }) => ({ id, code: reasons[0] ?? '' })) }, one.id, code, step) : rows[0]?.id);
      },
      () => toasts.show('The API did not say which ones are alike.'),
    );
  };
}
