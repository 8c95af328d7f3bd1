import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { act } from '../../api/queries';
import { durationText } from '../../format/age';
import { useKeys } from '../../keys/useKeys';
import { announcer } from '../../parts/announcer';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { KeyHint } from '../../parts/KeyHint';
import { ErrorState } from '../../parts/states';
import detail from '../detail.module.css';
import { Section } from '../Section';
import { mostFindings, shardCount, startOfWalk, walkLog, walkWords, type WalkState } from './walk';

interface Walk extends WalkState {
  readonly tookMs: number;
}

/** Walks the whole log. The API reads the stored bytes anew for it; nothing comes from a cache. */
export function VerifyPart({ onOpenBlock }: { readonly onOpenBlock: (shard: number, block: number) => void }) {
  const client = useQueryClient();
  const [walk, setWalk] = useState<Walk | null>(null);
  const running = useRef<AbortController | null>(null);
  const isWalking = walk?.at === 'walking';
  useEffect(() => () => running.current?.abort(), []);

  const start = async (): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    const began = performance.now();
    const show = (state: WalkState): void => setWalk({ ...state, tookMs: performance.now() - began });
    show(startOfWalk);
    const end = await walkLog((shard, from) => act.verify(shard, from, stop.signal), show, () => stop.signal.aborted);
    show(end);
    announcer.say(walkWords(end));
    void client.invalidateQueries({ queryKey: ['audit'] });
  };
  useKeys({ verify: isWalking ? undefined : () => void start() });

  return (
    <Section
      title="Verify"
      aside={
        isWalking ? <Button icon="pause" onClick={() => running.current?.abort()}>Stop</Button>
        : <Button kind="main" icon="seal" onClick={() => void start()}>{walk === null ? 'Verify now' : 'Verify again'} <KeyHint name="verify" /></Button>
      }
    >
      <p className={detail.note}>Computes every entry’s hash, every root and every block’s hash anew from the stored bytes, follows the chain of each of the {shardCount} shards, and compares the heads. Entries that come meanwhile are checked as far as they are there.</p>
      {walk === null ? null : (
        <>
          {isWalking ? <progress className={detail.progress} max={shardCount} value={walk.shards} aria-label="Shards verified" /> : null}
          <p className={`${detail.callout} ${isWalking ? '' : walk.findings.length > 0 ? detail.bad : walk.at === 'done' ? detail.good : detail.warn}`} role={isWalking ? undefined : 'status'}>
            {isWalking ? null : <Icon name={walk.findings.length > 0 ? 'unequal' : walk.at === 'done' ? 'check' : 'pause'} />}
            <span>{walkWords(walk)} <span className="num">{durationText(walk.tookMs)}.</span></span>
          </p>
          {walk.at === 'failed' ? <ErrorState error={walk.error} onRetry={() => void start()} /> : null}
          {walk.findings.length === 0 ? null : <Findings walk={walk} onOpenBlock={onOpenBlock} />}
          {walk.at === 'done' ? <p className={detail.note}>Pages are checked one by one here. That versions follow each other across pages, and that views and totals fit the log, is checked by the <code className="mono">verify</code> command, which walks all of it at once (docs/api.md).</p> : null}
        </>
      )}
    </Section>
  );
}

function Findings({ walk: { findings }, onOpenBlock }: { readonly walk: Walk; readonly onOpenBlock: (shard: number, block: number) => void }) {
  return (
    <>
      <div className={detail.scroll}>
        <table className={detail.table}>
          <thead>
            <tr>
              <th scope="col">Fault</th>
              <th scope="col">Where</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ shard, fault, block, sequence, text }, at) => (
              <tr key={at}>
                <td><code className="mono">{fault}</code></td>
                <td>
                  <Button kind="quiet" small onClick={() => onOpenBlock(shard, block)}>shard {shard}, block {block}{sequence === null ? '' : `, entry ${sequence}`}</Button>
                </td>
                <td><bdi>{text}</bdi></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {findings.length >= mostFindings ? <p className={detail.note}>These are the first {mostFindings}.</p> : null}
    </>
  );
}
