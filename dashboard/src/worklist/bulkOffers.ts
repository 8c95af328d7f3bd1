import type { Offer } from '../actions/availability';
import { transactionActions } from '../actions/actionTable';
import type { Me } from '../api/types';

/** What this person may do to many at once. Whether each of them allows it is for the API to say, one by one. */
export function bulkOffers(me: Me | undefined): readonly Offer[] {
  return transactionActions.map((action) => {
    if (me === undefined) return { action, whyNot: 'Who you are is not known yet.' };
    if (action === 'approve') return { action, whyNot: me.may.approve ? null : 'Only an approver may do this.' };
    if (action === 'reject') return { action, whyNot: me.may.approve || me.may.act ? null : 'Only an approver may do this.' };
    return { action, whyNot: me.may.act ? null : 'Only an operator may do this.' };
  });
}
