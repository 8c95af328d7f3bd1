import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { alertHref, query, transactionHref } from '../../api/path';
import { ask } from '../../api/queries';
import type { About } from '../../api/types';
import { plural } from '../../format/number';
import { Moment } from '../../parts/Age';
import { Button, IconButton } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import { Icon } from '../../parts/Icon';
import { ErrorState, Loading } from '../../parts/states';
import { checkBlock } from '../../proof/block';
import { canHash } from '../../proof/hash';
import detail from '../detail.module.css';
import { Facts, Section } from '../Section';
import { shardCount } from './walk';

interface BlocksPartProps {
  readonly shard: number;
  readonly block: number | null;
  readonly onGo: (shard: number, block: number | null) => void;
}

/** The log as it is stored: blocks of a shard, newest first, and the entries of one. */
export function BlocksPart({ shard, block, onGo }: BlocksPartProps) {
  const list = useInfiniteQuery(ask.auditBlocks(shard));
  const rows = (list.data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <Section
      title="Blocks"
      aside={
        <label className={detail.choice}>
          Shard
          <select value={shard} onChange={(event) => onGo(Number(event.currentTarget.value), null)}>
            {Array.from({ length: shardCount }, (_, at) => (
              <option key={at} value={at}>{at}</option>
            ))}
          </select>
        </label>
      }
    >
      {block === null ? null : <OneBlock key={`${shard}/${block}`} shard={shard} number={block} onGo={onGo} />}
      {list.isPending ? <Loading what="the blocks" /> : list.isError && list.data === undefined ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : rows.length === 0 ? (
        <p className={detail.note}>This shard has no block yet: no transaction or case whose id belongs to it has been heard of.</p>
      ) : (
        <div className={detail.scroll}>
          <table className={detail.table}>
            <thead>
              <tr>
                <th scope="col">Block</th>
                <th scope="col" className={detail.end}>Entries</th>
                <th scope="col" className={detail.end}>First entry</th>
                <th scope="col">Hash</th>
                <th scope="col">Block before</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.number} aria-current={row.number === block ? true : undefined}>
                  <td><Button kind="quiet" small onClick={() => onGo(shard, row.number)}>{row.number}</Button></td>
                  <td className={detail.end}>{row.entries}</td>
                  <td className={detail.end}>{row.firstSequence}</td>
                  <td><code className={detail.hash} title={row.hash}>{row.hash.slice(0, 24)}…</code></td>
                  <td><code className={detail.hash} title={row.previousHash}>{row.previousHash.slice(0, 12)}…</code></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={detail.row}>
        {list.hasNextPage ? <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>Older blocks</Button> : null}
        <Button kind="quiet" icon="retry" onClick={() => void list.refetch()}>Look for newer ones</Button>
      </p>
    </Section>
  );
}

function OneBlock({ shard, number, onGo }: { readonly shard: number; readonly number: number; readonly onGo: BlocksPartProps['onGo'] }) {
  const found = useQuery(ask.auditBlock(shard, number));
  const checks = useQuery({ queryKey: ['block-checks', shard, number, found.data?.hash], queryFn: () => (found.data === undefined ? [] : checkBlock(found.data)), enabled: found.data !== undefined && canHash(), staleTime: Infinity });
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className={detail.section}>
      <div className={detail.sectionHead}>
        <h3 ref={head} tabIndex={-1}>Shard {shard}, block {number}</h3>
        <IconButton icon="left" label="The block before" disabled={number === 0} onClick={() => onGo(shard, number - 1)} />
        <IconButton icon="right" label="The block behind" onClick={() => onGo(shard, number + 1)} />
        <IconButton icon="close" label="Close the block" onClick={() => onGo(shard, null)} />
      </div>
      {found.isPending ? <Loading what="the block" /> : found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : (
        <>
          <Facts
            facts={[
              { name: 'Hash', value: <><code className={detail.hash}>{found.data.hash}</code> <CopyButton text={found.data.hash} what="hash" /></> },
              { name: 'Merkle root', value: <code className={detail.hash}>{found.data.root}</code> },
              { name: 'Hash of the block before', value: <code className={detail.hash}>{found.data.previousHash}</code> },
            ]}
          />
          {(checks.data ?? []).map(({ what, holds }) => (
            <p key={what} className={`${detail.callout} ${holds ? '' : detail.bad}`}>
              <Icon name={holds ? 'check' : 'unequal'} /> <span>{holds ? 'Computed in this browser: ' : 'Does not hold, as computed in this browser: '}{what}</span>
            </p>
          ))}
          <p className={detail.note}>{plural(found.data.entries.length, 'entry', 'entries')}, as stored.</p>
          <ol className={detail.list}>
            {found.data.entries.map(({ sequence, at, hash, about, summary }) => (
              <li key={sequence}>
                <b className="num">{sequence}</b>
                {at === null ? null : <Moment at={at} />}
                <Subject about={about} />
                <bdi>{summary}</bdi>
                <code className={`${detail.hash} faint`} title={hash ?? undefined}>{hash === null ? 'no hash' : `${hash.slice(0, 16)}…`}</code>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Subject({ about }: { readonly about: About | null }) {
  if (about?.transaction != null) return <Link href={transactionHref(about.transaction)}><bdi className="mono">{about.transaction}</bdi></Link>;
  if (about?.case == null) return <span className="faint">unknown</span>;
  const { kind, key } = about.case;
  const words = <>{kind} <bdi className="mono">{key}</bdi></>;
  if (kind === 'Order') return <Link href={`/duplicates${query({ id: key })}`}>{words}</Link>;
  return kind === 'Alert' ? <Link href={alertHref(key)}>{words}</Link> : <span>{words}</span>;
}
