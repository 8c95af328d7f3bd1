import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ActionBar } from '../../actions/ActionBar';
import { ofCase } from '../../actions/subject';
import { alertHref } from '../../api/path';
import { ask } from '../../api/queries';
import type { CaseDetail } from '../../api/types';
import { useReading } from '../../format/clock';
import { countText } from '../../format/number';
import { Age, Moment } from '../../parts/Age';
import { Badge } from '../../parts/Badge';
import { Icon } from '../../parts/Icon';
import { Amounts } from '../../parts/Money';
import { ErrorState } from '../../parts/states';
import { waitingHref } from '../pulse/links';
import { Skeleton } from '../pulse/Skeleton';
import { feedOf, isHeld, phaseWord } from './feeds';
import css from './gateways.module.css';
import { PaneHead } from './PaneHead';

/** One feed: how it stands, what people may do about it, and what happened. */
export function FeedDetail({ feed, onClose }: { readonly feed: string; readonly onClose: () => void }) {
  const one = useQuery(ask.case('Feed', feed));
  return (
    <div className={css.pane}>
      <PaneHead title={feed} onClose={onClose}>
        {one.data === undefined ? null : <Badge word={phaseWord(feedOf(one.data).phase)} />}
      </PaneHead>
      {one.data === undefined ? (
        one.isError ? <ErrorState error={one.error} onRetry={() => void one.refetch()} /> : <Skeleton lines={6} />
      ) : (
        <Body one={one.data} />
      )}
    </div>
  );
}

function Body({ one }: { readonly one: CaseDetail }) {
  const feed = feedOf(one);
  const held = useReading((now) => isHeld(feed, now));
  return (
    <>
      <p className="soft">{phaseWord(feed.phase).sentence}</p>
      {held && feed.heldUntil !== null ? (
        <p className={css.heldNotice}>
          <Icon name="pause" />
          <span><bdi>{feed.heldBy ?? 'Somebody'}</bdi> holds the deadlines that wait for it until <Moment at={feed.heldUntil} />.</span>
        </p>
      ) : null}
      <ActionBar subject={ofCase(one)} />
      <dl className={css.facts}>
        <Fact name="Last event">{feed.lastEventAt === null ? 'never' : <Age at={feed.lastEventAt} words />}</Fact>
        {feed.silentSince === null ? null : <Fact name="Silent since"><Moment at={feed.silentSince} /></Fact>}
        <Fact name="Usual gap">{feed.usualGap ?? 'not known yet'}</Fact>
        <Fact name="Counts as silent after">{feed.silentAfter ?? (feed.usualGap === null ? 'not known yet' : 'never: it speaks too rarely to tell')}</Fact>
        <Fact name="Waiting behind it">
          <Link className={css.number ?? ''} href={waitingHref({ held: true })}>{countText(one.count)}</Link> · <Amounts exposure={one.exposure} />
        </Fact>
        <Fact name="Events">{feed.events === null ? '–' : countText(feed.events)}</Fact>
        <Fact name="Owner">{one.owner === null ? 'nobody' : <bdi>{one.owner}</bdi>}</Fact>
        {one.snoozedUntil === null ? null : <Fact name="Snoozed until"><Moment at={one.snoozedUntil} /></Fact>}
        {one.isOpen ? <Fact name="Incident"><Link className={css.number ?? ''} href={alertHref(`FEED_STALE|-|${one.key}`)}>the alert about it</Link></Fact> : null}
      </dl>
      <h3>What happened</h3>
      <ol className={css.timeline}>
        {one.timeline.toReversed().map(({ sequence, at, what, summary }) => (
          <li key={sequence} className={css[`did${what}`]}>
            <bdi>{summary}</bdi>
            <span className="faint"><Age at={at} words /></span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
