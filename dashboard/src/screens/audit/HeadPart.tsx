import { useQuery } from '@tanstack/react-query';
import type { AuditHeads } from '../../api/types';
import { countText } from '../../format/number';
import { Moment } from '../../parts/Age';
import { Button } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import { Icon } from '../../parts/Icon';
import { canHash } from '../../proof/hash';
import { digestOf } from '../../proof/heads';
import detail from '../detail.module.css';
import { Facts, Section } from '../Section';

/** Where the log ends at this moment, and one hash over all of it. */
export function HeadPart({ heads }: { readonly heads: AuditHeads }) {
  const own = useQuery({ queryKey: ['digest', heads.digest], queryFn: () => digestOf(heads.shards), enabled: canHash(), staleTime: Infinity });
  const agrees = own.data === undefined ? null : own.data === heads.digest;
  return (
    <Section title="Head of the log" aside={<Button small icon="download" onClick={() => save(heads)}>Save this head</Button>}>
      <Facts
        facts={[
          { name: 'Entries', value: <b>{countText(heads.entries)}</b> },
          { name: 'Blocks', value: countText(heads.blocks) },
          { name: 'Shards with entries', value: heads.shards.length },
          { name: 'As of', value: <Moment at={heads.asOf} /> },
        ]}
      />
      <p className={detail.note}>
        Digest over all heads: <code className={detail.hash}>{heads.digest}</code> <CopyButton text={heads.digest} what="digest" />
      </p>
      {agrees === null ? null : (
        <p className={`${detail.callout} ${agrees ? '' : detail.bad}`}>
          <Icon name={agrees ? 'check' : 'unequal'} />
          <span>{agrees ? 'This browser computed the same digest from the heads.' : `This browser computed another digest from the heads: ${own.data ?? ''}`}</span>
        </p>
      )}
      <p className={detail.note}>Whoever could rewrite the whole storage could not make the log end in the same heads again. So save a head from time to time and keep it where nobody who runs RealRecon can change it; below you can set it against the log of a later day.</p>
    </Section>
  );
}

/** A file of this browser's own making: nothing is asked for it, so it is what stands on the page. */
function save(heads: AuditHeads): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(heads, null, 2)}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `realrecon-head-${heads.asOf.slice(0, 19).replaceAll(/[-:]/g, '')}.json`;
  link.click();
  // Not at once: some browsers read it only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
