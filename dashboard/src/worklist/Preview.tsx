import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { ActionButtons } from '../actions/ActionBar';
import { withoutActor } from '../actions/said';
import type { Actions } from '../actions/useActions';
import { transactionHref } from '../api/path';
import { ask } from '../api/queries';
import type { Side, Transaction } from '../api/types';
import { moneyText } from '../format/money';
import { reasonSentence, stateSentence } from '../format/words';
import { judge } from '../lists/severity';
import { useReading } from '../format/clock';
import { Age, Moment } from '../parts/Age';
import { SeverityMark, StatusMark } from '../parts/Badge';
import { IconButton, buttonClass } from '../parts/Button';
import { Id } from '../parts/CopyButton';
import { Difference, Money } from '../parts/Money';
import css from './worklist.module.css';

const lastSteps = 6;
/** Whoever holds a key down goes past rows, and does not ask for each. */
const settleMs = 180;

interface PreviewProps {
  readonly row: Transaction;
  readonly actions: Actions;
  /** Before its own screen opens. */
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** One exception beside its list: both sides, what differs, what happened last, and what can be done. */
export function Preview({ row, actions, onOpen, onClose }: PreviewProps) {
  const severity = useReading((now) => judge(row, now).severity);
  const { id, status, state, reasons, gateway, bank, differenceMinor, valueAtRisk, handling } = row;
  const side = gateway ?? bank;
  return (
    <div className={css.preview}>
      <div className={css.previewHead}>
        <h2 className="clip">
          <Id text={id} />
        </h2>
        <IconButton icon="close" label="Close the preview" onClick={onClose} />
      </div>
      <div className={css.sums}>
        <StatusMark status={status} />
        <SeverityMark severity={severity} />
        {differenceMinor === null || side === null ? null : <Difference amountMinor={differenceMinor} currency={side.currency} />}
        {valueAtRisk === null ? null : <span className="soft"><Money {...valueAtRisk} /> at risk</span>}
      </div>
      <p className="soft">{reasons.length === 0 ? stateSentence(state) : reasons.map(reasonSentence).join(' ')}</p>
      <Sides row={row} />
      <ActionButtons actions={actions} />
      <dl className={css.facts}>
        <Fact name="Opened"><Moment at={row.openedAt} /> (<Age at={row.openedAt} />)</Fact>
        {row.orderId === null ? null : <Fact name="Order"><Id text={row.orderId} what="order id" /></Fact>}
        {row.parentId === null ? null : <Fact name="Parent"><Link href={transactionHref(row.parentId)}><bdi className="mono">{row.parentId}</bdi></Link></Fact>}
        {handling?.owner == null ? null : <Fact name="Owner"><bdi>{handling.owner}</bdi></Fact>}
        {handling?.snoozedUntil == null ? null : <Fact name="Asleep until"><Moment at={handling.snoozedUntil} /></Fact>}
        {handling?.proposed == null ? null : <Fact name="To approve"><bdi>{handling.proposed.actor}</bdi> proposes {handling.proposed.kind}, <Age at={handling.proposed.at} words /></Fact>}
        {handling?.standing == null ? null : <Fact name="Decided by"><bdi>{handling.standing.actor}</bdi>, <Age at={handling.standing.at} words /></Fact>}
      </dl>
      <LastSteps key={id} id={id} />
      <p>
        <Link className={buttonClass()} href={transactionHref(id)} onClick={onOpen}>Open the transaction</Link>
      </p>
    </div>
  );
}

function Sides({ row: { gateway, bank, reasons } }: { readonly row: Transaction }) {
  const lines: readonly (readonly [string, (side: Side) => ReactNode, boolean])[] = [
    ['Provider', (side) => <bdi>{side.provider}</bdi>, false],
    ['Amount', (side) => moneyText(side), gateway !== null && bank !== null && (gateway.amountMinor !== bank.amountMinor || gateway.currency !== bank.currency)],
    ['Status', (side) => <bdi>{side.status}</bdi>, reasons.some((code) => code.startsWith('STS_'))],
    ['Occurred', (side) => <Moment at={side.occurredAt} />, false],
  ];
  return (
    <table className={css.sides}>
      <thead>
        <tr>
          <th scope="col"><span className="unseen">Field</span></th>
          <th scope="col">Gateway</th>
          <th scope="col">Bank</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, cell, differs]) => (
          <tr key={name} className={differs ? css.differs : undefined}>
            <th scope="row">{name}</th>
            <td className="num">{gateway === null ? <span className="faint">nothing yet</span> : cell(gateway)}</td>
            <td className="num">{bank === null ? <span className="faint">nothing yet</span> : cell(bank)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LastSteps({ id }: { readonly id: string }) {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMs);
    return () => clearTimeout(timer);
  }, []);
  const one = useQuery({ ...ask.transaction(id), enabled: isSettled });
  if (one.isError) return <p className="soft">Its steps could not be read: <bdi>{one.error.message}</bdi></p>;
  if (one.data === undefined) return <p className="faint" role="status">Reading its steps …</p>;
  const { timeline } = one.data;
  const steps = timeline.slice(-lastSteps).reverse();
  return (
    <section>
      <h3>Last steps</h3>
      <ol className={css.steps}>
        {steps.map((step) => (
          <li key={step.sequence}>
            <span>
              {step.actor == null ? null : <b><bdi>{step.actor}</bdi> </b>}
              <bdi>{withoutActor(step.summary, step.actor)}</bdi>
              {step.reason == null || step.summary.includes(step.reason) ? null : <span className="soft"> “<bdi>{step.reason}</bdi>”</span>}
            </span>
            <Age at={step.at} />
          </li>
        ))}
      </ol>
      {timeline.length > steps.length ? <p className="faint">{timeline.length - steps.length} earlier</p> : null}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
