import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ActionBar } from '../../actions/ActionBar';
import { ofCase } from '../../actions/subject';
import { ask, rowsOf } from '../../api/queries';
import type { Case, CaseStep } from '../../api/types';
import type { Shape } from '../../format/words';
import { Age, Moment } from '../../parts/Age';
import { Badge, SeverityMark } from '../../parts/Badge';
import { Button, IconButton } from '../../parts/Button';
import { Id } from '../../parts/CopyButton';
import { Icon, type IconName } from '../../parts/Icon';
import { Amounts } from '../../parts/Money';
import { ErrorState, Loading } from '../../parts/states';
import detail from '../detail.module.css';
import { Facts, Section } from '../Section';
import { FamilySums, FamilyTable } from '../transaction/Family';
import steps from '../transaction/transaction.module.css';
import { doubleCharge, standingWords } from './doubleCharges';

const settled = { word: 'Settled', sentence: 'Nothing is owed any more, or a person dismissed it.', tone: 'good', shape: 'check' } as const;
const open = { word: 'Open', sentence: 'The customer has been charged too much.', tone: 'bad', shape: 'triangle' } as const;

export const caseMark = (isOpen: boolean) => <Badge word={isOpen ? open : settled} plain />;

/** One order that was charged more than once: what was taken, what came back, what RealRecon asked, and what people did. */
export function OrderPane({ row, onClose }: { readonly row: Case; readonly onClose: () => void }) {
  const found = useQuery(ask.case('Order', row.key));
  const movements = useInfiniteQuery({ ...ask.transactions({ orderId: row.key }), refetchInterval: 10_000 });
  const one = found.data ?? row;
  const { provider, refunds, surplus, notKept } = doubleCharge(one);
  const rows = rowsOf(movements.data);
  return (
    <div className={detail.pane}>
      <div className={detail.paneHead}>
        <h2><Id text={one.key} what="order id" /></h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <p className={detail.row}>
        {caseMark(one.isOpen)} {one.isOpen ? <SeverityMark severity={one.severity} plain /> : null}
      </p>
      <p className={detail.note}>{standingWords(one)}</p>
      {found.data === undefined ? null : <ActionBar subject={ofCase(found.data)} />}
      <Section title="The order">
        <Facts
          facts={[
            { name: 'Surplus', value: <b><Amounts exposure={one.exposure} none="nothing" /></b> },
            { name: 'Charges that stand', value: one.count },
            { name: 'Refunds', value: refunds },
            { name: 'Gateway', value: <bdi>{provider}</bdi> },
            { name: 'Owner', value: one.owner === null ? 'nobody' : <bdi>{one.owner}</bdi> },
            ...(one.snoozedUntil === null ? [] : [{ name: 'Snoozed until', value: <Moment at={one.snoozedUntil} /> }]),
            ...(one.deadline === null ? [] : [{ name: 'RealRecon looks again', value: <Moment at={one.deadline} /> }]),
            { name: 'Since', value: <><Moment at={one.since} /> <span className="faint">(<Age at={one.since} words />)</span></> },
          ]}
        />
        {notKept > 0 ? <p className={detail.note}>{notKept} more movements of this order are too many to be weighed.</p> : null}
      </Section>
      <Section title="Charges and refunds">
        {movements.isError ? <ErrorState error={movements.error} onRetry={() => void movements.refetch()} /> : movements.isPending ? <Loading what="the movements of the order" /> : (
          <>
            {rows.length === 0 ? <p className={detail.note}><bdi>{one.details.find(({ name }) => name === 'charges')?.value ?? 'No movement is known.'}</bdi></p> : <FamilyTable rows={rows} surplus={one.isOpen ? surplus : new Set()} />}
            {rows.length === 0 ? null : <FamilySums rows={rows} isWhole={!movements.hasNextPage} />}
            {movements.hasNextPage ? <Button small onClick={() => void movements.fetchNextPage()}>Show more</Button> : null}
          </>
        )}
      </Section>
      <Section title="What happened">
        {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : found.data === undefined ? <Loading what="the case" /> : <Steps timeline={found.data.timeline} />}
      </Section>
    </div>
  );
}

const marks: Readonly<Record<string, readonly [word: string, icon: IconName | Shape]>> = {
  Opened: ['Opened', 'triangle'],
  Changed: ['Changed', 'dot'],
  Closed: ['Closed', 'check'],
  Notified: ['People told', 'bell'],
  NotificationFailed: ['Telling people failed', 'bell'],
  Acted: ['Action', 'person'],
  ActionRefused: ['Action refused', 'person'],
  Answered: ['Gateway asked', 'search'],
};

function Steps({ timeline }: { readonly timeline: readonly CaseStep[] }) {
  return (
    <ol className={steps.steps}>
      {timeline.map(({ sequence, at, what, summary }) => {
        const [word, icon] = Object.hasOwn(marks, what) ? (marks[what] ?? [what, 'dot']) : [what, 'dot' as const];
        return (
          <li key={sequence} className={steps.step}>
            <span className={steps.knot}><Icon name={icon} /></span>
            <div className={steps.what}>
              <bdi className={steps.sentence}>{summary}</bdi>
              <div className={steps.meta}>
                <span>{word}</span>
                <Moment at={at} />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
