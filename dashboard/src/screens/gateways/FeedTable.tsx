import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask, rowsOf } from '../../api/queries';
import { useReading } from '../../format/clock';
import { countText } from '../../format/number';
import { Age } from '../../parts/Age';
import { Badge } from '../../parts/Badge';
import { Icon } from '../../parts/Icon';
import { Amounts } from '../../parts/Money';
import { ErrorState } from '../../parts/states';
import { feedHref, waitingHref } from '../pulse/links';
import { Skeleton } from '../pulse/Skeleton';
import { usePulseWindow } from '../pulse/window';
import { feedOf, inOrder, isHeld, phaseWord, type Feed } from './feeds';
import css from './gateways.module.css';
import { Section } from './Section';

export function FeedTable({ chosen }: { readonly chosen: string | null }) {
  const list = useInfiniteQuery(ask.cases({ kind: 'Feed' }));
  const feeds = inOrder(rowsOf(list.data).map(feedOf));
  return (
    <Section title="Feeds" about="One provider’s stream on one side. While one is silent, deadlines that wait for it are held, and one incident stands for all of them.">
      {list.data === undefined ? (
        list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <Skeleton lines={4} />
      ) : feeds.length === 0 ? (
        <p className={css.nothing}>No feed has spoken yet. A feed appears with its first event.</p>
      ) : (
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">Feed</th>
                <th scope="col">State</th>
                <th scope="col" className={css.right}>Since</th>
                <th scope="col" className={css.right} title="The pause that only two of a hundred exceed">Usual gap</th>
                <th scope="col" className={css.right} title="From here on a pause counts as silence, if the other side goes on">Silent after</th>
                <th scope="col" className={css.right}>Waiting behind it</th>
                <th scope="col">Value</th>
                <th scope="col">Owner</th>
                <th scope="col" className={css.right}>Last event</th>
              </tr>
            </thead>
            <tbody>
              {feeds.map((feed) => <Row key={feed.key} feed={feed} isChosen={feed.key === chosen} />)}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Row({ feed, isChosen }: { readonly feed: Feed; readonly isChosen: boolean }) {
  const { key, phase, usualGap, silentAfter, silentSince, heldUntil, lastEventAt, case: { count, exposure, owner, since, isOpen } } = feed;
  const held = useReading((now) => isHeld(feed, now));
  const window = usePulseWindow();
  return (
    <tr className={isChosen ? css.chosen : undefined}>
      <th scope="row"><Link data-row className={css.name ?? ''} href={feedHref(key, window)} aria-current={isChosen ? 'true' : undefined}><bdi className="clip">{key}</bdi></Link></th>
      <td>
        <span className={css.states}>
          <Badge word={phaseWord(phase)} />
          {held && heldUntil !== null ? <span className={css.held} title="A person holds the deadlines that wait for it"><Icon name="pause" size={14} /> held for <Age at={heldUntil} /></span> : null}
        </span>
      </td>
      <td className={css.right}><Age at={isOpen ? (silentSince ?? since) : since} /></td>
      <td className={css.right}>{usualGap ?? <span className="faint">not known yet</span>}</td>
      <td className={css.right}>{silentAfter ?? <span className="faint">{usualGap === null ? '–' : 'never'}</span>}</td>
      <td className={css.right}>{count === 0 ? '0' : <Link className={css.number ?? ''} href={waitingHref({ held: true })}>{countText(count)}</Link>}</td>
      <td><Amounts exposure={exposure} round /></td>
      <td><bdi className="clip">{owner ?? <span className="faint">nobody</span>}</bdi></td>
      <td className={css.right}>{lastEventAt === null ? '–' : <Age at={lastEventAt} />}</td>
    </tr>
  );
}
