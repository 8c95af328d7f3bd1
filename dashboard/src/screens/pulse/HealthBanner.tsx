import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Pulse } from '../../api/types';
import { useReading } from '../../format/clock';
import { useLive } from '../../live/LiveProvider';
import { Age } from '../../parts/Age';
import { Dialog } from '../../parts/Dialog';
import { Icon } from '../../parts/Icon';
import { bannerOf, type Part, type Verdict } from './banner';
import css from './pulse.module.css';

/** The one look: is the money fine, and is RealRecon itself, each in a word, a shape and a colour; and each part with the way to its screen. */
export function HealthBanner({ pulse }: { readonly pulse: Pulse }) {
  const connection = useLive((view) => (view.connection === 'down' && view.failures < 2 ? 'live' : view.connection));
  const minute = useReading((now) => Math.floor(now / 60_000));
  const [isOpen, setOpen] = useState(false);
  const banner = bannerOf(pulse, connection, minute * 60_000);
  return (
    <section className={`${css.banner} ${css[banner.tone]}`} aria-label="Health">
      <div className={css.verdicts}>
        <VerdictMark name="Money" verdict={banner.money}>
          <p className={css.sentence}>
            {banner.money.sentence}
            {banner.money.oldest === null ? null : <> The oldest came <Age at={banner.money.oldest} words />.</>}
          </p>
        </VerdictMark>
        <VerdictMark name="RealRecon" verdict={banner.health} />
      </div>
      <ul className={css.parts}>
        {banner.parts.map((part) => (
          <li key={part.name}>
            {part.href === null ? (
              <button type="button" className={css.part} onClick={() => setOpen(true)}><PartText part={part} /></button>
            ) : (
              <Link className={css.part ?? ''} href={part.href}><PartText part={part} /></Link>
            )}
          </li>
        ))}
      </ul>
      <Checks checks={pulse.health.checks} open={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}

function VerdictMark({ name, verdict: { word, tone, shape }, children }: { readonly name: string; readonly verdict: Verdict; readonly children?: ReactNode }) {
  return (
    <div className={css.verdict}>
      <span className={css[tone]}><Icon name={shape} size={34} /></span>
      <div>
        <p className={css.verdictName}>{name}</p>
        <p className={`${css.word} ${css[tone]}`}>{word}</p>
        {children}
      </div>
    </div>
  );
}

function PartText({ part: { name, tone, shape, word, at, after } }: { readonly part: Part }) {
  return (
    <>
      <span className={css.partName}>
        <span className={css[tone]}><Icon name={shape} size={14} /></span>
        {name}
      </span>
      <span className={css.partWord}>
        <bdi>{word}</bdi>
        {at === undefined ? null : <> <Age at={at} words /></>}
        {after}
      </span>
    </>
  );
}

function Checks({ checks, open, onClose }: { readonly checks: Pulse['health']['checks']; readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} title="Parts of the API" onClose={onClose}>
      <ul className={css.checks}>
        {Object.entries(checks).map(([name, word]) => (
          <li key={name}>
            <span className={word === 'ok' ? css.good : css.bad}><Icon name={word === 'ok' ? 'check' : 'octagon'} /></span>
            <bdi className="mono">{name}</bdi>
            <bdi className="soft">{word}</bdi>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
