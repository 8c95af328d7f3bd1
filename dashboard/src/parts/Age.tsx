import { ageText, ageWords, momentText } from '../format/age';
import { useReading } from '../format/clock';
import { useAppearance } from '../theme/appearance';

/** How long ago, live; the exact moment in the title. */
export function Age({ at, words = false }: { readonly at: string; readonly words?: boolean }) {
  const { zone } = useAppearance();
  const time = Date.parse(at);
  const text = useReading((now) => (Number.isNaN(time) ? at : words ? ageWords(now - time) : ageText(now - time)));
  return (
    <time className="num" dateTime={at} title={momentText(at, zone)}>
      {text}
    </time>
  );
}

export function Moment({ at }: { readonly at: string }) {
  const { zone } = useAppearance();
  return (
    <time className="num" dateTime={at} title={momentText(at, zone === 'utc' ? 'local' : 'utc')}>
      {momentText(at, zone)}
    </time>
  );
}
