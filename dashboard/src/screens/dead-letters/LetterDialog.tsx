import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type SyntheticEvent } from 'react';
import { act } from '../../api/queries';
import type { DeadLetter } from '../../api/types';
import { plural } from '../../format/number';
import { useKeys } from '../../keys/useKeys';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ErrorState } from '../../parts/states';
import detail from '../detail.module.css';
import { countsOf, mostAtOnce, outcomeWords, workThrough, type LetterAction, type LetterResult } from './handling';

interface LetterDialogProps {
  readonly action: LetterAction;
  readonly letters: readonly DeadLetter[];
  readonly onClose: () => void;
}

const words: Readonly<Record<LetterAction, { readonly title: string; readonly verb: string; readonly sentence: string; readonly hint: string }>> = {
  redrive: {
    title: 'Re-drive', verb: 'Re-drive',
    sentence: 'Each event is read again from its place in the hub and goes through intake as it is now. Whatever counts then, counts once; what is still wrong is refused again.',
    hint: 'For example: the gateway’s new format is configured now.',
  },
  discard: {
    title: 'Discard', verb: 'Discard',
    sentence: 'Marks them as not needed, with your name and reason. They stay in the list of handled ones and can no longer be re-driven from here.',
    hint: 'For example: test events of the gateway.',
  },
};

type Stage = { readonly at: 'editing' } | { readonly at: 'working'; readonly done: number } | { readonly at: 'done'; readonly results: readonly LetterResult[]; readonly error: unknown };

/** Says what will happen, asks why, works in steps, and tells what came of each. */
export function LetterDialog({ action, letters, onClose }: LetterDialogProps) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const [stage, setStage] = useState<Stage>({ at: 'editing' });
  const stopped = useRef(false);
  const formId = useId();
  const { title, verb, sentence, hint } = words[action];
  const trouble = reason.trim().length < 3 ? 'Say why, in a few words.' : reason.length > 500 ? 'At most 500 characters.' : null;

  const send = async (which: readonly DeadLetter[]): Promise<void> => {
    setTried(true);
    if (trouble !== null || stage.at === 'working') return;
    stopped.current = false;
    setStage({ at: 'working', done: 0 });
    const outcome = await workThrough(which.map(({ key }) => key), {
      send: (keys) => act[action](keys, reason.trim()),
      onProgress: (results) => setStage({ at: 'working', done: results.length }),
      isStopped: () => stopped.current,
    });
    setStage({ at: 'done', ...outcome });
    void client.invalidateQueries({ queryKey: ['dead-letters'] });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void send(letters);
  };
  useKeys({ submit: stage.at === 'editing' ? () => void send(letters) : undefined }, 'dialog');
  const again = stage.at === 'done' ? letters.filter(({ key }) => stage.results.some((result) => result.key === key && (result.outcome === 'unavailable' || result.outcome === 'unsent'))) : [];

  return (
    <Dialog
      open
      wide={stage.at === 'done'}
      title={`${title} ${plural(letters.length, 'dead letter')}`}
      // Work that is under way is stopped by its own button, not by a stray Esc.
      onClose={stage.at === 'working' ? () => undefined : onClose}
      footer={
        stage.at === 'working' ? <Button onClick={() => (stopped.current = true)}>Stop after this step</Button>
        : stage.at === 'done' ? (
          <>
            {again.length === 0 ? null : <Button icon="retry" onClick={() => void send(again)}>Try {plural(again.length, 'letter')} again</Button>}
            <Button kind="main" onClick={onClose}>Close</Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Leave it</Button>
            <Button kind="main" type="submit" form={formId}>{verb} {letters.length === 1 ? '' : letters.length}</Button>
          </>
        )
      }
    >
      {stage.at === 'editing' ? (
        <form id={formId} onSubmit={submit} noValidate>
          <p className={detail.note}>{sentence}</p>
          {letters.length > mostAtOnce ? <p className={detail.note}>They go in steps of {mostAtOnce}; between two steps you can stop.</p> : null}
          <p>
            <label className={detail.field}>
              Reason
              <input type="text" data-first-focus value={reason} maxLength={500} placeholder={hint} aria-invalid={wasTried && trouble !== null} onChange={(event) => setReason(event.currentTarget.value)} />
            </label>
          </p>
          <p className={detail.note} role="alert">{wasTried ? trouble : null}</p>
        </form>
      ) : stage.at === 'working' ? (
        <p role="status">
          {stage.done} of {letters.length} done …
          <progress className={detail.progress} max={letters.length} value={stage.done} aria-label="Letters done" />
        </p>
      ) : (
        <Results results={stage.results} error={stage.error} letters={letters} action={action} />
      )}
    </Dialog>
  );
}

const mostListed = 200;

function Results({ results, error, letters, action }: { readonly results: readonly LetterResult[]; readonly error: unknown; readonly letters: readonly DeadLetter[]; readonly action: LetterAction }) {
  const known = new Map(letters.map((letter) => [letter.key, letter]));
  // What needs a look stands first.
  const sorted = [...results].sort((a, b) => Number(a.outcome === 'accepted') - Number(b.outcome === 'accepted'));
  return (
    <>
      {error === null ? null : <ErrorState error={error} />}
      <p className={detail.row} role="status">
        {countsOf(results).map(([outcome, count]) => (
          <span key={outcome} className={detail.row}>
            <b className="num">{count}</b> <Badge word={outcome === 'accepted' && action === 'redrive' ? { ...outcomeWords.accepted, word: 'Taken in' } : outcome === 'accepted' ? outcomeWords.discarded : outcomeWords[outcome]} />
          </span>
        ))}
      </p>
      <ul className={detail.list}>
        {sorted.slice(0, mostListed).map(({ key, outcome, detail: why }) => {
          const letter = known.get(key);
          return (
            <li key={key}>
              <Badge word={outcome === 'accepted' && action === 'discard' ? outcomeWords.discarded : outcomeWords[outcome]} plain />
              <bdi className="mono">{letter === undefined ? key : `${letter.hub} ${letter.partition}/${letter.offset}${letter.index > 0 ? ` part ${letter.index}` : ''}`}</bdi>
              {why === null ? null : <bdi className="soft">{why}</bdi>}
            </li>
          );
        })}
      </ul>
      {sorted.length > mostListed ? <p className={detail.note}>And {sorted.length - mostListed} more; the list behind this dialog has them all.</p> : null}
    </>
  );
}
