import { useRef, useState } from 'react';
import { fetchJson } from '../../api/fetchJson';
import { problemOf } from '../../api/problem';
import type { AuditBlock, AuditHeads } from '../../api/types';
import { Moment } from '../../parts/Age';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { ErrorState } from '../../parts/states';
import { canHash } from '../../proof/hash';
import { compareHead, digestOf, parseHeads, type ComparedHead, type SavedHeads } from '../../proof/heads';
import detail from '../detail.module.css';
import { Section } from '../Section';

/** Larger files are no head of 64 shards. */
const mostBytes = 256 * 1024;
const atOnce = 4;

type Stage =
  | { readonly at: 'waiting' }
  | { readonly at: 'comparing'; readonly done: number; readonly of: number }
  | { readonly at: 'compared'; readonly then: SavedHeads; readonly shards: readonly ComparedHead[]; readonly fits: boolean | null }
  | { readonly at: 'failed'; readonly error: unknown };

/** Is what was the end of the log then a part of it now? */
export function ComparePart({ heads, onOpenBlock }: { readonly heads: AuditHeads; readonly onOpenBlock: (shard: number, block: number) => void }) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [stage, setStage] = useState<Stage>({ at: 'waiting' });
  const file = useRef<HTMLInputElement>(null);

  const compare = async (written: string): Promise<void> => {
    const then = parseHeads(written);
    if ('trouble' in then) {
      setTrouble(then.trouble);
      setStage({ at: 'waiting' });
      return;
    }
    setTrouble(null);
    setStage({ at: 'comparing', done: 0, of: then.shards.length });
    try {
      const fits = then.digest === null || !canHash() ? null : (await digestOf(then.shards)) === then.digest;
      const shards: ComparedHead[] = [];
      for (let at = 0; at < then.shards.length; at += atOnce) {
        shards.push(...(await Promise.all(then.shards.slice(at, at + atOnce).map((one) => compared(one, heads)))));
        setStage({ at: 'comparing', done: shards.length, of: then.shards.length });
      }
      setStage({ at: 'compared', then, shards, fits });
    } catch (error) {
      setStage({ at: 'failed', error });
    }
  };
  const load = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) {
      setTrouble('This file is too large to be a head.');
      return;
    }
    const read = await chosen.text();
    setText(read);
    await compare(read);
  };

  return (
    <Section title="Compare with an earlier head">
      <p className={detail.note}>Paste a head that was saved earlier, or load its file. Each shard’s last block of then is looked up in the log of now: if it is there with the same hash, everything before it is as it was, because each block holds the hash of the one before.</p>
      <label className={detail.field}>
        Saved head
        <textarea value={text} spellCheck={false} placeholder={'{ "digest": "…", "shards": [ … ] }'} aria-invalid={trouble !== null} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      {trouble === null ? null : <p className={`${detail.callout} ${detail.warn}`} role="alert"><Icon name="triangle" /> <span>{trouble}</span></p>}
      <p className={detail.row}>
        <Button disabled={text.trim() === '' || stage.at === 'comparing'} onClick={() => void compare(text)}>Compare</Button>
        <Button icon="download" onClick={() => file.current?.click()}>Load a file</Button>
        <input ref={file} className={detail.unseenFile} type="file" accept="application/json,.json" aria-label="File of a saved head" tabIndex={-1} onChange={(event) => {
          void load(event.currentTarget.files?.[0]);
          // The same file may be chosen again after it has changed.
          event.currentTarget.value = '';
        }} />
      </p>
      {stage.at === 'comparing' ? <progress className={detail.progress} max={stage.of} value={stage.done} aria-label="Shards compared" /> : null}
      {stage.at === 'failed' ? <ErrorState error={stage.error} onRetry={() => void compare(text)} /> : null}
      {stage.at === 'compared' ? <Comparison {...stage} onOpenBlock={onOpenBlock} /> : null}
    </Section>
  );
}

function Comparison({ then, shards, fits, onOpenBlock }: Extract<Stage, { readonly at: 'compared' }> & { readonly onOpenBlock: (shard: number, block: number) => void }) {
  const wrong = shards.filter(({ standing }) => standing === 'changed' || standing === 'lost');
  const grown = shards.filter(({ standing }) => standing === 'grown').length;
  const holds = wrong.length === 0 && fits !== false;
  return (
    <>
      <div className={`${detail.callout} ${holds ? detail.good : detail.bad}`} role="status">
        <Icon name={holds ? 'check' : 'unequal'} />
        <div>
          <b>{wrong.length === 0 ? 'The log of then is a part of the log of now.' : `The log of then is no part of the log of now: ${wrong.length} of ${shards.length} shards differ.`}</b>
          <p>
            {then.asOf === null ? null : <>Saved <Moment at={then.asOf} />. </>}
            {wrong.length > 0 ? null : grown === 0 ? 'Nothing came since.' : `${grown} of ${shards.length} shards have grown since.`}
            {fits === false ? ' But the saved digest does not fit the saved heads: the file has been changed.' : fits === true ? ' The saved digest fits the saved heads.' : ''}
          </p>
        </div>
      </div>
      <details open={wrong.length > 0}>
        <summary>Shard by shard</summary>
        <div className={detail.scroll}>
          <table className={detail.table}>
            <thead>
              <tr>
                <th scope="col">Shard</th>
                <th scope="col">Block then</th>
                <th scope="col">Hash then</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {[...wrong, ...shards.filter((one) => !wrong.includes(one))].map(({ shard, then: head, standing, words }) => (
                <tr key={shard}>
                  <td className="num">{shard}</td>
                  <td className="num"><Button kind="quiet" small onClick={() => onOpenBlock(shard, head.block)}>{head.block}</Button></td>
                  <td><code className={detail.hash} title={head.hash}>{head.hash.slice(0, 16)}…</code></td>
                  <td>{standing === 'changed' || standing === 'lost' ? <b>✗ {words}</b> : <>✓ {words}</>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

async function compared(then: SavedHeads['shards'][number], heads: AuditHeads): Promise<ComparedHead> {
  const now = heads.shards.find(({ shard }) => shard === then.shard) ?? null;
  if (now === null || now.block < then.block) return compareHead(then, now, null, null);
  try {
    const block = await fetchJson<AuditBlock>(`/api/audit/blocks/${then.shard}/${then.block}`);
    return compareHead(then, now, block.hash, block.firstSequence + block.entries.length);
  } catch (error) {
    if (problemOf(error).status === 404) return compareHead(then, now, null, null);
    throw error;
  }
}
