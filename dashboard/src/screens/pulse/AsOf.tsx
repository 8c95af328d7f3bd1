import type { Pulse } from '../../api/types';
import { useReading } from '../../format/clock';
import { Age, Moment } from '../../parts/Age';
import { Icon } from '../../parts/Icon';
import css from './pulse.module.css';

/** Numbers are asked for every few seconds and at least every fifteen; older ones are not what is. */
const staleMs = 45_000;

/** Says nothing as long as the numbers are what is now and cover what they promise. */
export function AsOf({ pulse: { asOf, since, coveredSince } }: { readonly pulse: Pulse }) {
  const isStale = useReading((now) => now - Date.parse(asOf) > staleMs);
  const isPartial = Date.parse(coveredSince) > Date.parse(since);
  return (
    <>
      {isStale ? <span className={css.stale}><Icon name="clock" size={14} /> As of <Age at={asOf} words /></span> : null}
      {isPartial ? <span className={css.stale} title="History is still being read; the numbers grow until it is."><Icon name="clock" size={14} /> Covers since <Moment at={coveredSince} /></span> : null}
    </>
  );
}
