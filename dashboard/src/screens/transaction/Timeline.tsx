import { useMemo, useState } from 'react';
import type { TimelineItem } from '../../api/types';
import { durationText } from '../../format/age';
import { plural } from '../../format/number';
import { reasonName, reasonSentence, statusWord } from '../../format/words';
import { Moment } from '../../parts/Age';
import { StatusMark } from '../../parts/Badge';
import { Icon } from '../../parts/Icon';
import detail from '../detail.module.css';
import { Facts, Section } from '../Section';
import { groups, groupWords, happening, notableLag, turnsAt, type Group } from './happenings';
import css from './transaction.module.css';

interface TimelineProps {
  readonly timeline: readonly TimelineItem[];
  readonly isComplete: boolean;
  /** Whether the audit entries stand on this page, to be linked to. */
  readonly hasTrail: boolean;
}

/** What happened, the oldest first; each step says what was known when. */
export function Timeline({ timeline, isComplete, hasTrail }: TimelineProps) {
  const [shown, setShown] = useState<Group | null>(null);
  const counts = useMemo(() => new Map(groups.map((group) => [group, timeline.filter(({ kind }) => happening(kind).group === group).length])), [timeline]);
  const turns = useMemo(() => turnsAt(timeline), [timeline]);
  const items = shown === null ? timeline : timeline.filter(({ kind }) => happening(kind).group === shown);
  return (
    <Section
      title="What happened"
      aside={
        <div className={css.chips} role="group" aria-label="Show only">
          <button type="button" className={css.chip} aria-pressed={shown === null} onClick={() => setShown(null)}>All {timeline.length}</button>
          {groups.map((group) => (
            <button key={group} type="button" className={css.chip} aria-pressed={shown === group} onClick={() => setShown(shown === group ? null : group)}>
              {groupWords[group]} {counts.get(group) ?? 0}
            </button>
          ))}
        </div>
      }
    >
      {isComplete ? null : <p className={detail.note}>These are the newest {timeline.length} steps; older ones are in the audit export.</p>}
      {items.length === 0 ? <p className={detail.note}>Nothing of this kind happened.</p> : null}
      <ol className={css.steps}>
        {items.map((item) => (
          <Step key={item.sequence} item={item} isTurn={turns.has(item.sequence)} hasTrail={hasTrail} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ item, isTurn, hasTrail }: { readonly item: TimelineItem; readonly isTurn: boolean; readonly hasTrail: boolean }) {
  const { word, icon, tone } = happening(item.kind);
  const { event } = item;
  const lag = notableLag(item);
  // The verdict's own colour where the step turned it; else that of its kind.
  const look = isTurn ? statusWord(item.status).tone : tone;
  return (
    <li className={css.step} data-kind={item.kind}>
      <span className={`${css.knot} ${css[look]}`}>
        <Icon name={icon} />
      </span>
      <div className={css.what}>
        <bdi className={css.sentence}>{item.summary}</bdi>
        {item.reason === null || item.reason === '' ? null : <bdi className={css.quote}>{item.reason}</bdi>}
        <div className={css.meta}>
          <span>{word}{event?.source === 'Query' ? ', asked for' : ''}</span>
          {item.actor === null ? null : <span>by <bdi>{item.actor}</bdi></span>}
          {item.code === null ? null : <span title={reasonSentence(item.code)}>{reasonName(item.code)}</span>}
          {isTurn ? <StatusMark status={item.status} plain /> : null}
          <span>version {item.version}</span>
          {hasTrail ? <a href={`#entry-${item.sequence}`} onClick={() => openEntry(item.sequence)}>audit entry</a> : null}
        </div>
        <div className={css.meta}>
          {event === null ? <Moment at={item.at} /> : (
            <>
              <span>occurred <Moment at={event.occurredAt} /></span>
              <span>received <Moment at={event.receivedAt} /></span>
              {lag === null ? null : <span className={css.late}>{lag < 0 ? `${durationText(-lag)} ahead of our clock` : `${durationText(lag)} later`}</span>}
            </>
          )}
        </div>
        {event === null ? null : (
          <details>
            <summary className="faint">Where it came from</summary>
            <Facts
              facts={[
                { name: 'Event', value: <bdi className="mono">{event.eventKey}</bdi> },
                { name: 'Provider’s word', value: <bdi>{event.rawType}</bdi> },
                { name: 'Direction', value: event.direction },
                { name: 'Hub position', value: <bdi className="mono">{event.hub} {event.partition}/{event.offset}</bdi> },
                ...(event.bankReference === null ? [] : [{ name: 'Bank’s reference', value: <bdi className="mono">{event.bankReference}</bdi> }]),
                { name: 'SHA-256 of the payload', value: <span className={detail.hash}>{event.payloadSha256}</span> },
                { name: 'Decided after', value: plural(Math.max(0, Date.parse(item.at) - Date.parse(event.receivedAt)), 'ms', 'ms') },
              ]}
            />
          </details>
        )}
      </div>
    </li>
  );
}

/** A closed entry cannot be scrolled to in a way that shows what is in it. */
function openEntry(sequence: number): void {
  const entry = document.getElementById(`entry-${sequence}`);
  if (entry instanceof HTMLDetailsElement) entry.open = true;
}
