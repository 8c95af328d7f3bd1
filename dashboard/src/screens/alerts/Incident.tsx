import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { ActionBar } from '../../actions/ActionBar';
import { ofCase } from '../../actions/subject';
import { transactionHref } from '../../api/path';
import { ask, rowsOf } from '../../api/queries';
import type { CaseDetail, CaseStep } from '../../api/types';
import { filterToApi, filterToUrl, type ListFilter } from '../../filters/listFilter';
import { countText, plural } from '../../format/number';
import { reasonName, reasonSentence } from '../../format/words';
import { useKeys } from '../../keys/useKeys';
import { rememberList } from '../../lists/neighbours';
import { Age, Moment } from '../../parts/Age';
import { SeverityMark, StatusMark } from '../../parts/Badge';
import { buttonClass } from '../../parts/Button';
import { copy, Id } from '../../parts/CopyButton';
import { Amounts, Money } from '../../parts/Money';
import { EmptyState, ErrorState, Loading } from '../../parts/states';
import { ScreenHead } from '../ScreenHead';
import css from './alerts.module.css';
import { causeOf, listed, transactionsOf } from './cause';

const shown = 20;

/** One incident: what it is, what happened, who was told, and the transactions behind it. */
export function Incident({ incident }: { readonly incident: string }) {
  const one = useQuery(ask.case('Alert', incident));
  const [, navigate] = useLocation();
  useKeys({ back: () => navigate('/alerts'), 'copy-id': () => void copy(incident, 'cause') });
  const title = reasonName(causeOf(incident).code);
  useEffect(() => {
    document.title = `${title} · Alerts · RealRecon`;
  }, [title]);
  if (one.isPending) return <Loading what="the incident" />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  return <Shown incident={one.data} />;
}

function Shown({ incident }: { readonly incident: CaseDetail }) {
  const { key, code, severity, isOpen, count, exposure, since, owner, snoozedUntil, details, timeline } = incident;
  const cause = causeOf(key);
  const filter = transactionsOf(incident);
  const told = listed(details, 'told');
  const notTold = listed(details, 'notTold');
  const others = details.filter(({ name }) => !['told', 'notTold', 'examples'].includes(name));
  return (
    <>
      <ScreenHead title={reasonName(code ?? cause.code)}>
        <SeverityMark severity={severity} />
        <span className="soft">{isOpen ? 'Open' : 'Closed'}</span>
        <Link className={buttonClass()} href="/alerts">All alerts</Link>
      </ScreenHead>
      <div className={css.body}>
        <section className={css.part}>
          <p className="soft">{reasonSentence(code ?? cause.code)}</p>
          <Id text={key} what="cause" />
          <dl className={css.facts}>
            <dt>Open now</dt>
            <dd className="num">{plural(count, 'transaction')}</dd>
            <dt>At risk</dt>
            <dd><Amounts exposure={exposure} none="nothing" /></dd>
            <dt>Since</dt>
            <dd><Moment at={since} /> (<Age at={since} />)</dd>
            <dt>Owner</dt>
            <dd>{owner === null ? <span className="faint">nobody</span> : <bdi>{owner}</bdi>}</dd>
            {snoozedUntil === null ? null : (
              <>
                <dt>Asleep until</dt>
                <dd><Moment at={snoozedUntil} /></dd>
              </>
            )}
            {others.map(({ name, value }) => [
              <dt key={`${name}?`}><bdi>{name}</bdi></dt>,
              <dd key={name}><bdi>{value}</bdi></dd>,
            ])}
          </dl>
          <ActionBar subject={ofCase(incident)} />
          <h2>Who was told</h2>
          {told.length === 0 && notTold.length === 0 ? <p className="soft">Nobody: no sink wants to hear of this, or its gathering time is not over.</p> : null}
          {told.length === 0 ? null : <p>Told: <bdi>{told.join(', ')}</bdi></p>}
          {notTold.length === 0 ? null : <p className={css.failed}>Could not be told: <bdi>{notTold.join(', ')}</bdi>. It is tried again; reopening sends it at once.</p>}
        </section>
        <section className={css.part} aria-label="What happened">
          <h2>What happened</h2>
          <Steps steps={timeline} />
        </section>
        <Behind filter={filter} isOpen={isOpen} examples={listed(details, 'examples')} />
      </div>
    </>
  );
}

function Steps({ steps }: { readonly steps: readonly CaseStep[] }) {
  if (steps.length === 0) return <p className="soft">Nothing is on record yet.</p>;
  return (
    <ol className={css.steps}>
      {steps.toReversed().map((step) => (
        <li key={step.sequence}>
          <Age at={step.at} />
          <b>{words[step.what] ?? step.what}</b>
          <bdi>{step.summary}</bdi>
        </li>
      ))}
    </ol>
  );
}

const words: Readonly<Record<string, string>> = {
  Opened: 'Opened', Changed: 'Changed', Closed: 'Closed', Notified: 'Told', NotificationFailed: 'Not told', Acted: 'A person', ActionRefused: 'Refused', Answered: 'Answered',
};

function Behind({ filter, isOpen, examples }: { readonly filter: ListFilter; readonly isOpen: boolean; readonly examples: readonly string[] }) {
  const list = useInfiniteQuery({ ...ask.transactions(filterToApi(filter, 0)), enabled: isOpen });
  const rows = rowsOf(list.data).slice(0, shown);
  const href = `/transactions?${filterToUrl(filter).toString()}`;
  return (
    <section className={css.part} aria-label="Transactions behind it">
      <h2>Transactions behind it</h2>
      {!isOpen ? (
        <p className="soft">
          It is closed. {examples.length === 0 ? null : <>The last examples were {examples.map((id, at) => <span key={id}>{at > 0 ? ', ' : null}<Link href={transactionHref(id)}><bdi className="mono">{id}</bdi></Link></span>)}.</>}
        </p>
      ) : list.isPending ? <p className="faint" role="status">Reading …</p>
      : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      : rows.length === 0 ? <EmptyState title="None at this moment">They healed, or are about to close it.</EmptyState>
      : (
        <ul className={css.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link className="clip" href={transactionHref(row.id)} onClick={() => rememberList(rows, row.id)}><bdi className="mono" title={row.id}>{row.id}</bdi></Link>
              <StatusMark status={row.status} plain />
              {row.valueAtRisk === null ? null : <Money {...row.valueAtRisk} />}
              <Age at={row.openedAt} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link className={buttonClass()} href={href}>{isOpen ? `All of them in a list${rows.length === shown ? ` (more than ${countText(shown)})` : ''}` : 'Transactions with this cause'}</Link>
      </p>
    </section>
  );
}
