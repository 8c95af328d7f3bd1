import { useState } from 'react';
import type { Pulse } from '../../api/types';
import { durationText } from '../../format/age';
import { amountsOf } from '../../format/money';
import { countText, percentText, plural } from '../../format/number';
import { Age } from '../../parts/Age';
import { Sparkline } from '../../parts/charts';
import { Money } from '../../parts/Money';

import { Card, Count, Figure } from './Card';
import { movementColumns, movementSummary, rateFloor, timeSummary } from './chartData';
import { rateTone } from './gatewayOrder';
import { byAskingHref, byPeopleHref, decidedHref, inboxHref, lateHref, matchedHref, slowerHref, transactionsHref, unmatchedHref, waitingHref } from './links';
import { MatchByValue } from './MatchByValue';
import css from './pulse.module.css';
import { windowWords } from './window';

interface CardsProps {
  readonly pulse: Pulse;
}

const marks = { good: 'check', warn: 'triangle', bad: 'octagon', calm: undefined } as const;

export function MatchRateCard({ pulse }: CardsProps) {
  const { decided, matched } = pulse.matchRate;
  const [isOpen, setOpen] = useState(false);
  const tone = rateTone(matched, decided);
  const rates = movementColumns(pulse.series)[3] ?? [];
  return (
    <Card name="Match rate" title="Of all movements whose deadline has passed or that have been decided, those that matched.">
      <Figure text={percentText(matched, decided)} href={decidedHref(pulse)} tone={tone} shape={marks[tone]} />
      <div className={css.spark}>
        <Sparkline values={rates} floor={rateFloor(rates)} top={100} tone={tone} text={movementSummary(pulse.series, windowWords[pulse.window].long)} />
      </div>
      <p className={css.note}>
        <Count href={unmatchedHref(pulse)}>{countText(decided - matched)} of {countText(decided)} did not</Count>
        <Count href={waitingHref()}>{countText(pulse.waiting.insideDeadline)} still inside deadline</Count>
        <button type="button" className={css.number} onClick={() => setOpen(true)}>By value</button>
      </p>
      <MatchByValue pulse={pulse} open={isOpen} onClose={() => setOpen(false)} />
    </Card>
  );
}

export function OpenCard({ pulse: { open, series, window } }: CardsProps) {
  const tone = open.count === 0 ? 'good' : 'bad';
  return (
    <Card name="Open exceptions" title="Mismatches and alerts that nobody has settled, whenever they came.">
      <Figure text={`${countText(open.count)}${open.isExact ? '' : '+'}`} href={inboxHref()} tone={tone} shape={open.count === 0 ? 'check' : 'triangle'} />
      <div className={css.spark}>
        <Sparkline values={series.map((point) => point.exceptions)} tone={tone} text={`${plural(series.reduce((sum, point) => sum + point.exceptions, 0), 'exception')} in ${windowWords[window].long}`} />
      </div>
      <p className={css.note}>
        {open.oldestSince === null ? <span>Nothing is open</span> : <Count href={inboxHref({ sort: 'oldest' })}>oldest <Age at={open.oldestSince} /></Count>}
        {open.checking === 0 ? null : <Count href={inboxHref({ checking: true })}>{countText(open.checking)} being checked</Count>}
      </p>
    </Card>
  );
}

const mostCurrencies = 4;

export function ValueCard({ pulse: { open } }: CardsProps) {
  const amounts = amountsOf(open.valueAtRisk);
  const shown = amounts.length > mostCurrencies ? amounts.slice(0, mostCurrencies - 1) : amounts;
  return (
    <Card name="Value at risk" title="What is open, in each currency by itself: the difference where amounts differ, else the whole amount.">
      {amounts.length === 0 ? (
        <Figure text="None" href={inboxHref()} tone="good" shape="check" />
      ) : (
        <ul className={`${css.amounts} ${amounts.length === 1 ? css.alone : ''}`}>
          {shown.map((amount) => (
            <li key={amount.currency}>
              <Count href={inboxHref({ currency: amount.currency })}><Money {...amount} round /></Count>
            </li>
          ))}
          {shown.length === amounts.length ? null : (
            <li className={css.rest}>
              <Count href={inboxHref()} title={amounts.slice(shown.length).map(({ currency }) => currency).join(', ')}>and {amounts.length - shown.length} more currencies</Count>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}

export function TimeCard({ pulse }: CardsProps) {
  const { timeToMatch: { p50Ms, p95Ms, p99Ms, maxMs }, waiting, series, window } = pulse;
  return (
    <Card name="Time to match" title="From the first word of a movement to its match, late ones included.">
      {p50Ms === null || p99Ms === null ? (
        <Figure text="–" href={matchedHref(pulse)} label="Nothing has matched" />
      ) : (
        <div className={css.pair}>
          <div>
            <Figure text={durationText(p50Ms)} href={slowerHref(pulse, p50Ms)} label={`Half matched within ${durationText(p50Ms)}`} />
            <span className={css.unit}>p50</span>
          </div>
          <div>
            <Figure text={durationText(p99Ms)} href={slowerHref(pulse, p99Ms)} label={`99 of 100 matched within ${durationText(p99Ms)}`} />
            <span className={css.unit}>p99</span>
          </div>
        </div>
      )}
      <div className={css.spark}>
        <Sparkline values={series.map((point) => point.p99Ms)} tone="wait" text={timeSummary(series, windowWords[window].long)} />
      </div>
      <p className={css.note}>
        {p95Ms === null ? null : <Count href={slowerHref(pulse, p95Ms)}>p95 {durationText(p95Ms)}</Count>}
        {maxMs === null ? null : <Count href={slowerHref(pulse, maxMs)}>slowest {durationText(maxMs)}</Count>}
        {waiting.oldestSince === null ? null : <Count href={waitingHref()}>oldest waiting <Age at={waiting.oldestSince} /></Count>}
      </p>
    </Card>
  );
}

export function HealedCard({ pulse: { today, healed, since } }: CardsProps) {
  return (
    <Card name="Auto-resolved today" title="Exceptions that RealRecon settled by itself, since midnight UTC.">
      <Figure text={countText(today.autoResolved)} href={byAskingHref(today.since)} tone={today.autoResolved > 0 ? 'good' : undefined} label={`${countText(today.autoResolved)} by asking bank or gateway`} />
      <p className={css.note}>
        <span>by asking</span>
        <Count href={lateHref(today.since)}>{countText(today.late)} came late</Count>
        <Count href={byPeopleHref(today.since)}>{countText(today.resolvedByPeople)} by people</Count>
        {healed.asked === 0 ? null : <Count href={byAskingHref(since)} title={`${countText(healed.byAsking)} of ${countText(healed.asked)} that were asked about`}>{percentText(healed.byAsking, healed.asked)} of what was asked for healed</Count>}
      </p>
    </Card>
  );
}

export function WaitingCard({ pulse: { waiting } }: CardsProps) {
  return (
    <Card name="Waiting" title="One side has spoken, the other has not, and its deadline has not passed or is held.">
      <Figure text={countText(waiting.count)} href={waitingHref()} />
      <p className={css.note}>
        {waiting.oldestSince === null ? <span>Nothing waits</span> : <Count href={waitingHref()}>oldest <Age at={waiting.oldestSince} /></Count>}
        {waiting.held === 0 ? null : <Count href={waitingHref({ held: true })}>{countText(waiting.held)} held</Count>}
        {waiting.checking === 0 ? null : <Count href={transactionsHref({ status: ['PENDING'], checking: true })}>{countText(waiting.checking)} being checked</Count>}
      </p>
    </Card>
  );
}
