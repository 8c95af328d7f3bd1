import { ageText, momentText } from '../../format/age';
import { useReading } from '../../format/clock';
import { useAppearance } from '../../theme/appearance';

/** In how long a snooze ends; nothing once it has. */
export function Wakes({ until }: { readonly until: string | null }) {
  const { zone } = useAppearance();
  const text = useReading((now) => (until === null || Date.parse(until) <= now ? '' : ageText(Date.parse(until) - now)));
  return until === null || text === '' ? <span className="faint">–</span> : <span className="num" title={momentText(until, zone)}>in {text}</span>;
}
