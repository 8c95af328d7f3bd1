import { Link } from 'wouter';
import { query } from '../../api/path';
import type { TransactionDetail } from '../../api/types';
import { useNow } from '../../format/clock';
import { reasonName, reasonSentence, stateSentence } from '../../format/words';
import { Age, Moment } from '../../parts/Age';
import { Id } from '../../parts/CopyButton';
import { Icon } from '../../parts/Icon';
import { Money } from '../../parts/Money';
import detail from '../detail.module.css';
import { Facts, type Fact } from '../Section';
import { doingNow } from './doing';
import css from './transaction.module.css';

/** What it is, why, whose, and what happens next: the answer to "do I have to do something?" */
export function Head({ one, isPast }: { readonly one: TransactionDetail; readonly isPast: boolean }) {
  const { reasons, handling, valueAtRisk, state } = one;
  const facts: Fact[] = [
    { name: 'Order', value: one.orderId === null ? <span className="faint">none named</span> : <><Id text={one.orderId} what="order id" /> <Link href={`/transactions${query({ orderId: one.orderId })}`}>list</Link></> },
    { name: 'Rail', value: one.rail === null ? <span className="faint">not said</span> : <bdi>{one.rail}</bdi> },
    { name: 'Value at risk', value: isPast ? <span className="faint">not kept for the past</span> : valueAtRisk === null ? 'none' : <b><Money {...valueAtRisk} /></b> },
    { name: 'Owner', value: handling?.owner == null ? 'nobody' : <bdi>{handling.owner}</bdi> },
    ...(handling?.snoozedUntil == null ? [] : [{ name: 'Snoozed until', value: <Moment at={handling.snoozedUntil} /> }]),
    ...(handling?.standing == null ? [] : [{ name: 'Resolution', value: <Standing {...handling.standing} /> }]),
    ...(handling?.proposed == null ? [] : [{ name: 'Waits for approval', value: <Standing {...handling.proposed} /> }]),
    { name: 'First heard of', value: <><Moment at={one.openedAt} /> <span className="faint">(<Age at={one.openedAt} words />)</span></> },
    { name: 'Decided', value: <><Moment at={one.decidedAt} /> <span className="faint">(<Age at={one.decidedAt} words />)</span></> },
    ...(handling === null || handling.notes === 0 ? [] : [{ name: 'Notes', value: handling.notes }]),
    ...(handling?.isAlerted === true ? [{ name: 'Alert', value: 'people have been told' }] : []),
  ];
  return (
    <div className={css.head}>
      <div>
        <p className={css.reason}>{reasons[0] === undefined ? stateSentence(state) : reasonSentence(reasons[0])}</p>
        <p className={detail.note}>
          {reasons.length === 0 ? null : stateSentence(state)}
          {reasons.length > 1 ? <> Also: {reasons.slice(1).map((reason) => reasonName(reason)).join(', ')}.</> : null}
          {reasons.length > 0 ? <> <code className="mono faint">{reasons.join(' ')}</code></> : null}
        </p>
      </div>
      {isPast ? null : <DoingNow one={one} />}
      <Facts facts={facts} />
    </div>
  );
}

function DoingNow({ one }: { readonly one: TransactionDetail }) {
  const now = useNow();
  const { words, next } = doingNow(one, now);
  return (
    <div className={`${detail.callout} ${next === null ? '' : detail.wait}`}>
      <Icon name={next === null ? 'info' : 'clock'} />
      <p>{words}</p>
      {next === null ? null : <span className="num">due <Moment at={next} /></span>}
    </div>
  );
}

function Standing({ kind, code, actor, at }: { readonly kind: string; readonly code: string; readonly actor: string; readonly at: string }) {
  return (
    <>
      {reasonName(code)} <span className="faint">({kind})</span> by <bdi>{actor}</bdi>, <Age at={at} words />
    </>
  );
}
