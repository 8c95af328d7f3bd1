import type { Transaction } from '../api/types';
import { ageText, momentText } from '../format/age';
import { useReading } from '../format/clock';
import { amountText, moneyText } from '../format/money';
import { reasonName, reasonSentence, stateSentence, severityWord } from '../format/words';
import { judge } from '../lists/severity';
import { Age } from '../parts/Age';
import { Badge, StatusMark } from '../parts/Badge';
import { Id } from '../parts/CopyButton';
import type { GridColumn } from '../parts/grid/column';
import { Difference, Money } from '../parts/Money';
import { useAppearance } from '../theme/appearance';
import css from './worklist.module.css';

type Column = GridColumn<Transaction>;

/** Everything a list of transactions can show. The order here is the usual one. */
export const columns: readonly Column[] = [
  { id: 'severity', header: 'Severity', hint: 'The worst of value at risk, age and code', width: '6.5rem', cell: (row) => <SeverityOf row={row} /> },
  { id: 'status', header: 'Status', width: '7.5rem', cell: (row) => <StatusMark status={row.status} /> },
  { id: 'age', header: 'Age', hint: 'Since it was opened', width: '4rem', align: 'end', cell: (row) => <Age at={row.openedAt} /> },
  { id: 'left', header: 'Time left', hint: 'Until its deadline, or until age alone makes it more severe', width: '5.5rem', align: 'end', cell: (row) => <TimeLeft row={row} /> },
  { id: 'reason', header: 'Reason', width: 'minmax(14rem, 1.5fr)', cell: (row) => <Reason row={row} /> },
  { id: 'id', header: 'Transaction', width: 'minmax(12rem, 1.2fr)', cell: (row) => <Id text={row.id} inGrid /> },
  { id: 'order', header: 'Order', width: '9rem', cell: (row) => (row.orderId === null ? <None /> : <Id text={row.orderId} what="order id" inGrid />) },
  { id: 'provider', header: 'Gateway', width: '6rem', cell: (row) => <Text text={row.gateway?.provider ?? null} /> },
  { id: 'rail', header: 'Rail', width: '5rem', cell: (row) => <Text text={row.rail} /> },
  { id: 'gateway', header: 'Gateway has', width: '7.5rem', align: 'end', cell: (row) => <Bare amount={row.gateway} /> },
  { id: 'bank', header: 'Bank has', width: '7.5rem', align: 'end', cell: (row) => <Bare amount={row.bank} /> },
  { id: 'difference', header: 'Difference', hint: 'Bank less gateway', width: '7rem', align: 'end', cell: (row) => <DifferenceOf row={row} /> },
  { id: 'currency', header: 'Currency', width: '5.5rem', cell: (row) => <Currency row={row} /> },
  { id: 'risk', header: 'At risk', hint: 'What it may cost if nobody looks after it', width: '8.5rem', align: 'end', cell: (row) => (row.valueAtRisk === null ? <None /> : <Money {...row.valueAtRisk} />) },
  { id: 'state', header: 'State', width: '7rem', cell: (row) => <span className="clip soft" title={stateSentence(row.state)}>{row.state}</span> },
  { id: 'checks', header: 'Checks', hint: 'How often bank or gateway was asked, and whether they are being asked now', width: '6.5rem', cell: (row) => <Checks row={row} /> },
  { id: 'owner', header: 'Owner', width: '7rem', cell: (row) => <Text text={row.handling?.owner ?? null} /> },
  { id: 'labels', header: 'Also', hint: 'Its other reasons', width: '8rem', cell: (row) => <Labels row={row} /> },
  { id: 'actor', header: 'Last actor', hint: 'Who settled it, or proposes to', width: '7rem', cell: (row) => <Text text={row.handling?.proposed?.actor ?? row.handling?.standing?.actor ?? null} /> },
  { id: 'snoozed', header: 'Wakes', hint: 'Nobody wants to hear of it until then', width: '5rem', align: 'end', cell: (row) => <Wakes row={row} /> },
  { id: 'parent', header: 'Parent', hint: 'The payment of a refund or dispute', width: '9rem', cell: (row) => (row.parentId === null ? <None /> : <Id text={row.parentId} what="parent id" inGrid />) },
  { id: 'bankProvider', header: 'Bank', width: '6rem', cell: (row) => <Text text={row.bank?.provider ?? null} /> },
  { id: 'decided', header: 'Decided', width: '5rem', align: 'end', cell: (row) => <Age at={row.decidedAt} /> },
  { id: 'summary', header: 'Transaction', hint: 'What a phone shows', width: 'minmax(0, 1fr)', cell: (row) => <Summary row={row} /> },
];

export const columnIds: readonly string[] = columns.map(({ id }) => id);
export const inboxColumns: readonly string[] = columnIds.filter((id) => !['status', 'parent', 'bankProvider', 'decided', 'summary'].includes(id));
export const transactionColumns: readonly string[] = ['status', 'age', 'reason', 'id', 'order', 'provider', 'rail', 'gateway', 'bank', 'difference', 'currency', 'risk', 'state', 'owner', 'decided'];
export const phoneColumns: readonly string[] = ['summary'];

function SeverityOf({ row }: { readonly row: Transaction }) {
  const severity = useReading((now) => judge(row, now).severity);
  const because = useReading((now) => judge(row, now).because);
  const word = severityWord(severity);
  return <Badge word={{ ...word, sentence: `${word.word}: ${because}` }} plain={severity === 'Info'} />;
}

function TimeLeft({ row }: { readonly row: Transaction }) {
  const { zone } = useAppearance();
  const text = useReading((now) => {
    if (row.deadline !== null) {
      const left = Date.parse(row.deadline) - now;
      return left >= 0 ? ageText(left) : `−${ageText(left)}`;
    }
    const left = judge(row, now).worsensInMs;
    return left === null || (row.status !== 'ALERT' && row.status !== 'MISMATCH') ? '' : ageText(left);
  });
  if (text === '') return <None />;
  const title = row.deadline === null ? 'Until age alone makes it more severe' : `Deadline ${momentText(row.deadline, zone)}${text.startsWith('−') ? ', passed' : ''}`;
  return <span className={`num ${text.startsWith('−') ? css.late : ''}`} title={title}>{text}</span>;
}

function Reason({ row: { reasons, handling } }: { readonly row: Transaction }) {
  const code = reasons[0] ?? '';
  return (
    <span className={css.reason} title={`${code}: ${reasonSentence(code)}`}>
      <b className="clip">{reasonName(code)}</b>
      <span className="clip faint">{reasonSentence(code)}</span>
      {handling?.proposed == null ? null : <span className={css.tag} title="A second person has to approve">to approve</span>}
    </span>
  );
}

function Bare({ amount }: { readonly amount: { readonly amountMinor: number; readonly currency: string } | null }) {
  if (amount === null) return <None />;
  return <span className="num" title={moneyText(amount)}>{amountText(amount.amountMinor, amount.currency)}</span>;
}

function DifferenceOf({ row: { differenceMinor, gateway, bank } }: { readonly row: Transaction }) {
  const side = gateway ?? bank;
  return differenceMinor === null || side === null ? <None /> : <Difference amountMinor={differenceMinor} currency={side.currency} bare />;
}

function Currency({ row: { gateway, bank } }: { readonly row: Transaction }) {
  const one = gateway?.currency ?? bank?.currency ?? null;
  if (one === null || bank === null || gateway === null || bank.currency === gateway.currency) return <Text text={one} />;
  const text = `${gateway.currency} ≠ ${bank.currency}`;
  return <bdi className={`clip ${css.late ?? ''}`} title={`The gateway says ${gateway.currency}, the bank ${bank.currency}`}>{text}</bdi>;
}

function Checks({ row: { handling } }: { readonly row: Transaction }) {
  if (handling === null || (!handling.isChecking && !handling.isHeld && handling.attempts === 0)) return <None />;
  const tries = `${handling.attempts} ${handling.attempts === 1 ? 'try' : 'tries'}`;
  const words = handling.isHeld ? 'held' : handling.isChecking ? `asking, ${tries}` : tries;
  return <span className="clip num" title={`${tries} came back empty${handling.isChecking ? '; being asked now' : ''}${handling.isHeld ? '; its deadline waits for a silent feed' : ''}`}>{words}</span>;
}

function Labels({ row: { reasons, handling } }: { readonly row: Transaction }) {
  const others = reasons.slice(1);
  const notes = handling?.notes ?? 0;
  if (others.length === 0 && notes === 0) return <None />;
  return (
    <span className="clip" title={others.map((code) => `${code}: ${reasonSentence(code)}`).join('\n')}>
      {notes > 0 ? <span className={css.tag}>{notes} {notes === 1 ? 'note' : 'notes'}</span> : null} {others.map(reasonName).join(', ')}
    </span>
  );
}

function Wakes({ row: { handling } }: { readonly row: Transaction }) {
  const until = handling?.snoozedUntil ?? null;
  const { zone } = useAppearance();
  const text = useReading((now) => (until === null || Date.parse(until) <= now ? '' : ageText(Date.parse(until) - now)));
  return until === null || text === '' ? <None /> : <span className="num" title={momentText(until, zone)}>{text}</span>;
}

/** Two lines for a narrow screen: what it is, and what it costs since when. */
function Summary({ row }: { readonly row: Transaction }) {
  const amount = row.valueAtRisk ?? row.gateway ?? row.bank;
  return (
    <span className={css.summary}>
      <span className={css.line}>
        <bdi className="mono clip" title={row.id}>{row.id}</bdi>
        {amount === null ? null : <Money amountMinor={amount.amountMinor} currency={amount.currency} />}
      </span>
      <span className={css.line}>
        <StatusMark status={row.status} plain />
        <span className="clip soft">{reasonName(row.reasons[0] ?? '')}</span>
        <Age at={row.openedAt} />
      </span>
    </span>
  );
}

function Text({ text }: { readonly text: string | null }) {
  return text === null ? <None /> : <bdi className="clip" title={text}>{text}</bdi>;
}

function None() {
  return <span className="faint" aria-label="none">–</span>;
}
