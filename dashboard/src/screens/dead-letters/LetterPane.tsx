import { Link } from 'wouter';
import type { DeadLetter } from '../../api/types';
import { durationText } from '../../format/age';
import { reasonName, reasonSentence } from '../../format/words';
import { Age, Moment } from '../../parts/Age';
import { Badge } from '../../parts/Badge';
import { IconButton } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import detail from '../detail.module.css';
import { Facts, Section } from '../Section';
import { handlingWord, sizeText } from './handling';

/** All that is kept of one refused event; what it contained is not. */
export function LetterPane({ letter, onClose }: { readonly letter: DeadLetter; readonly onClose: () => void }) {
  const { hub, partition, offset, sequence, index, reason, detail: why, enqueuedAt, rejectedAt, bytes, sha256, handling } = letter;
  const lag = Date.parse(rejectedAt) - Date.parse(enqueuedAt);
  return (
    <div className={detail.pane}>
      <div className={detail.paneHead}>
        <div>
          <h2>{reasonName(reason)}</h2>
          <p className={detail.note}>{reasonSentence(reason)} <code className="mono faint">{reason}</code></p>
        </div>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <p className={detail.callout}>
        <bdi>{why}</bdi>
      </p>
      <Section title="Where it stands">
        <Facts
          facts={[
            { name: 'Hub', value: <bdi>{hub}</bdi> },
            { name: 'Partition, offset', value: <bdi className="mono">{partition} / {offset}</bdi> },
            { name: 'Sequence number', value: sequence },
            { name: 'Part of the event', value: index === 0 ? 'the whole, or its first part' : index + 1 },
            { name: 'Put into the hub', value: <Moment at={enqueuedAt} /> },
            { name: 'Refused', value: <><Moment at={rejectedAt} />{lag > 0 ? <span className="faint"> ({durationText(lag)} later)</span> : null}</> },
            { name: 'Size', value: sizeText(bytes) },
            { name: 'SHA-256 of the body', value: <><code className={detail.hash}>{sha256}</code> <CopyButton text={sha256} what="hash of the body" /></> },
          ]}
        />
        <p className={detail.note}>The body is redacted: RealRecon never keeps it, because it may hold card numbers or names. With hub, partition, offset and hash whoever may read the hub finds it, for as long as the hub keeps it.</p>
      </Section>
      <Section title="Handling">
        <p className={detail.row}>
          <Badge word={handlingWord(letter)} />
          {handling === null ? 'Nobody has done anything about it.' : <span>by <bdi>{handling.by}</bdi>, <Age at={handling.at} words /></span>}
        </p>
        {handling === null ? null : <p className={detail.note}><bdi>{handling.reason}</bdi></p>}
        {handling?.detail == null ? null : <p className={detail.note}><bdi>{handling.detail}</bdi></p>}
        {handling?.what === 'redriven' ? <p className={detail.note}>What became of it is among the <Link href="/transactions">transactions</Link>; its event went through intake like any other.</p> : null}
      </Section>
    </div>
  );
}
