import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { alertHref } from '../../api/path';
import { rowsOf } from '../../api/queries';
import type { Case } from '../../api/types';
import { useReading } from '../../format/clock';
import { countText, plural } from '../../format/number';
import { reasonName, reasonSentence } from '../../format/words';
import { Age } from '../../parts/Age';
import { SeverityMark } from '../../parts/Badge';
import { Icon } from '../../parts/Icon';
import { Amounts } from '../../parts/Money';
import { ErrorState } from '../../parts/states';
import { causeParts, gravest, isSnoozed } from './alertOrder';
import { Panel } from './Panel';
import css from './pulse.module.css';
import { questions } from './questions';
import { Skeleton } from './Skeleton';

const most = 5;

/** What needs a person now: the gravest incidents that nobody has put aside. */
export function AlertsNow() {
  const list = useInfiniteQuery(questions.alerts);
  const minute = useReading((now) => Math.floor(now / 60_000));
  const open = rowsOf(list.data).filter(({ isOpen }) => isOpen);
  const awake = gravest(open.filter((row) => !isSnoozed(row, minute * 60_000)));
  const snoozed = open.length - awake.length;
  const isMore = list.hasNextPage || awake.length > most;
  return (
    <Panel title="Needs a person now" area="alerts" aside={<Link className={css.number ?? ''} href="/alerts">{isMore ? `all ${countText(awake.length)}${list.hasNextPage ? '+' : ''}` : 'all'}</Link>}>
      {list.data === undefined ? (
        list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <Skeleton lines={5} />
      ) : awake.length === 0 ? (
        <p className={css.nothing}><Icon name="check" /> Nothing needs a person.</p>
      ) : (
        <ol className={css.alertList}>
          {awake.slice(0, most).map((row) => <li key={row.key}><AlertRow row={row} /></li>)}
        </ol>
      )}
      {snoozed === 0 ? null : <p className={css.foot}>{plural(snoozed, 'incident is', 'incidents are')} snoozed.</p>}
    </Panel>
  );
}

function AlertRow({ row: { key, code, severity, count, exposure, since, owner } }: { readonly row: Case }) {
  const { gateway, feed } = causeParts(key);
  const where = [gateway, feed].filter((part) => part !== null).join(' · ');
  return (
    <Link className={css.alert ?? ''} href={alertHref(key)}>
      <SeverityMark severity={severity} />
      <span className={css.alertName} title={code === null ? key : reasonSentence(code)}>
        <b className="clip">{code === null ? key : reasonName(code)}</b>
        <bdi className="faint clip">{where}</bdi>
      </span>
      <span className={css.alertNumbers}>
        <span><b className="num">{countText(count)}</b> · <Amounts exposure={exposure} round none="no value known" /></span>
        <span className="faint"><Age at={since} words />{owner === null ? ', nobody has it' : <>, <bdi>{owner}</bdi> has it</>}</span>
      </span>
    </Link>
  );
}
