import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { query } from '../../api/path';
import { act, exportHref } from '../../api/queries';
import { isAbort } from '../../api/problem';
import type { AuditBlock, AuditEntry, AuditTrail, Verification } from '../../api/types';
import { fetchJson } from '../../api/fetchJson';
import { plural } from '../../format/number';
import { reasonName } from '../../format/words';
import { Moment } from '../../parts/Age';
import { StatusMark } from '../../parts/Badge';
import { Button, buttonClass } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import { Icon } from '../../parts/Icon';
import { ErrorState, Loading } from '../../parts/states';
import { checkBlock, type Check } from '../../proof/block';
import { canHash } from '../../proof/hash';
import detail from '../detail.module.css';
import { Facts, Section } from '../Section';
import { happening } from './happenings';
import css from './transaction.module.css';

/** The entries of the audit log about it, each with what proves it. */
export function Proof({ id, may, trail }: { readonly id: string; readonly may: boolean; readonly trail: { readonly data: AuditTrail | undefined; readonly error: Error | null; readonly refetch: () => unknown } }) {
  return (
    <Section
      title="Audit entries"
      aside={
        may ? (
          <span className={detail.row}>
            <a className={buttonClass()} href={exportHref('audit', 'ndjson', { id })} download>Export</a>
          </span>
        ) : null
      }
    >
      {!may ? (
        <p className={detail.note}>Audit entries name people and what they wrote, so they are for the roles operator, approver and auditor. You see everything else of this transaction.</p>
      ) : trail.error !== null ? (
        <ErrorState error={trail.error} onRetry={() => void trail.refetch()} />
      ) : trail.data === undefined ? (
        <Loading what="the audit entries" />
      ) : (
        <Entries trail={trail.data} />
      )}
    </Section>
  );
}

function Entries({ trail: { shard, entries } }: { readonly trail: AuditTrail }) {
  return (
    <>
      <p className={detail.note}>
        {plural(entries.length, 'entry', 'entries')} in shard {shard} of the log.
        {(entries[0]?.body.version ?? 1) > 1 ? ' These are the newest; the export has all of them.' : null}
      </p>
      <div>
        {entries.map((entry) => (
          <Entry key={entry.sequence} shard={shard} entry={entry} />
        ))}
      </div>
    </>
  );
}

function Entry({ shard, entry }: { readonly shard: number; readonly entry: AuditEntry }) {
  const { sequence, at, hash, body, block } = entry;
  return (
    <details id={`entry-${sequence}`} className={css.entry}>
      <summary>
        <Icon name="seal" />
        <span className="num">{sequence}</span>
        <span>{happening(body.kind).word}{body.code === null ? '' : `, ${reasonName(body.code)}`}</span>
        <StatusMark status={body.after.status} plain />
        <span className="faint">block {block.number} · <code className="mono">{hash.slice(0, 12)}…</code></span>
      </summary>
      <div>
        <Facts
          facts={[
            { name: 'At', value: <Moment at={at} /> },
            { name: 'Version and rules', value: `${body.version}, rules ${body.ruleVersion}` },
            { name: 'Hash of the entry', value: <><code className={detail.hash}>{hash}</code> <CopyButton text={hash} what="hash of the entry" /></> },
            { name: `Merkle root of block ${block.number}`, value: <code className={detail.hash}>{block.root}</code> },
            { name: 'Hash of the block', value: <><code className={detail.hash}>{block.hash}</code> <CopyButton text={block.hash} what="hash of the block" /></> },
            { name: 'Hash of the block before', value: <code className={detail.hash}>{block.previousHash}</code> },
          ]}
        />
        <p className={detail.row}>
          <VerifyBlock shard={shard} number={block.number} entryHash={hash} sequence={sequence} claimed={block.hash} />
          <Link href={`/audit${query({ shard, block: block.number })}`}>Open the block</Link>
        </p>
      </div>
    </details>
  );
}

interface Checked {
  readonly server: Verification;
  readonly here: readonly Check[];
}

/** Twice: the API computes everything from the stored bytes, and this browser what can be computed from the hashes alone. */
function VerifyBlock({ shard, number, entryHash, sequence, claimed }: { readonly shard: number; readonly number: number; readonly entryHash: string; readonly sequence: number; readonly claimed: string }) {
  const [isAsked, setAsked] = useState(false);
  const checked = useQuery({
    queryKey: ['verified-block', shard, number, sequence],
    enabled: isAsked,
    staleTime: Infinity,
    retry: (failures, error) => !isAbort(error) && failures < 1,
    queryFn: async ({ signal }): Promise<Checked> => {
      const [server, block] = await Promise.all([act.verify(shard, number, signal, 1), fetchJson<AuditBlock>(`/api/audit/blocks/${shard}/${number}`, { signal })]);
      const entry = block.entries.find((one) => one.sequence === sequence);
      const own: Check[] = [
        { what: 'The block names this entry with this hash.', holds: entry?.hash === entryHash },
        { what: 'The block has the hash that is shown with the entry.', holds: block.hash === claimed },
      ];
      return { server, here: canHash() ? [...own, ...(await checkBlock(block))] : own };
    },
  });
  if (!isAsked) return <Button small icon="retry" onClick={() => setAsked(true)}>Verify this block</Button>;
  if (checked.error !== null) return <ErrorState error={checked.error} onRetry={() => void checked.refetch()} />;
  if (checked.data === undefined) return <Loading what="the block" />;
  const { server, here } = checked.data;
  const holds = server.isSound && here.every((check) => check.holds);
  return (
    <div className={`${detail.callout} ${holds ? detail.good : detail.bad}`} role="status">
      <Icon name={holds ? 'check' : 'unequal'} />
      <div>
        <b>{holds ? 'Sound' : 'Not sound'}</b>
        <ul>
          <li>{server.isSound ? '✓' : '✗'} The API computed the hashes of its {plural(server.entries, 'entry', 'entries')}, its root, its own hash and the link to the block before from the stored bytes.</li>
          {here.map(({ what, holds: one }) => (
            <li key={what}>{one ? '✓' : '✗'} {what}</li>
          ))}
          {server.findings.map(({ fault, block, sequence: at, text }) => (
            <li key={`${fault} ${block} ${at ?? ''}`}>✗ <code className="mono">{fault}</code> <bdi>{text}</bdi></li>
          ))}
        </ul>
        {canHash() ? <p>The last two were computed in this browser.</p> : <p>This browser offers no SHA-256 on this address, so it computed nothing itself.</p>}
      </div>
    </div>
  );
}
