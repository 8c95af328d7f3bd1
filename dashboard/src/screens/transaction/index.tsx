import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { ActionBar } from '../../actions/ActionBar';
import { ofTransaction } from '../../actions/subject';
import { problemOf } from '../../api/problem';
import { ask } from '../../api/queries';
import type { AuditEntry } from '../../api/types';
import { statusWord } from '../../format/words';
import { useKeys } from '../../keys/useKeys';
import { announcer } from '../../parts/announcer';
import { StatusMark } from '../../parts/Badge';
import { Button, IconButton } from '../../parts/Button';
import { copy, Id } from '../../parts/CopyButton';
import { KeyHint } from '../../parts/KeyHint';
import { EmptyState, ErrorState } from '../../parts/states';
import { toasts } from '../../parts/toasts';
import { ScreenHead } from '../ScreenHead';
import { asOf, chosenVersion, versionsOf } from './asOf';
import { AsOfBar } from './AsOfBar';
import { Decision } from './Decision';
import { Family } from './Family';
import { Head } from './Head';
import { LookAlikes } from './LookAlikes';
import { Proof } from './Proof';
import { ReplayPanel } from './ReplayPanel';
import { Sides } from './Sides';
import { Skeleton } from './Skeleton';
import { Timeline } from './Timeline';
import css from './transaction.module.css';
import { useNeighbours } from './useNeighbours';

const none: readonly AuditEntry[] = [];

export default function TransactionScreen() {
  const [params] = useSearchParams();
  const id = params.get('id') ?? '';
  return id === '' ? (
    <>
      <ScreenHead title="Transaction" />
      <EmptyState title="Which transaction?" icon="search">The address names none. Search for an id with / or open one from a list.</EmptyState>
    </>
  ) : (
    <One key={id} id={id} />
  );
}

function One({ id }: { readonly id: string }) {
  const [params, setParams] = useSearchParams();
  const [, navigate] = useLocation();
  const [isReplaying, setReplaying] = useState(false);
  const may = useQuery(ask.me()).data?.may;
  const found = useQuery(ask.transaction(id));
  const trail = useQuery({ ...ask.trail(id), enabled: may?.audit === true });
  const versions = useMemo(() => versionsOf(trail.data?.entries ?? none), [trail.data]);
  const past = chosenVersion(params.get('v'), versions);
  const one = useMemo(() => (found.data === undefined || past === null ? found.data : asOf(found.data, past)), [found.data, past]);
  const goToNeighbour = useNeighbours(found.data);

  const choose = (version: number | null): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (version === null) after.delete('v');
        else after.set('v', String(version));
        return after;
      },
      { replace: true },
    );
  const toggleAsOf = (): void => {
    if (past !== null) choose(null);
    else if (versions.length > 0) choose(versions.at(-2)?.body.version ?? versions.at(-1)?.body.version ?? null);
    else toasts.show(may?.audit === true ? 'The audit entries are not read yet.' : 'The past is shown from audit entries, which your role may not read.');
  };
  useKeys({
    replay: () => setReplaying(!isReplaying),
    'as-of': toggleAsOf,
    'copy-id': () => void copy(id, 'id'),
    'same-code-next': () => goToNeighbour(1),
    'same-code-previous': () => goToNeighbour(-1),
    back: () => (past !== null ? choose(null) : isReplaying ? setReplaying(false) : history.length > 1 ? history.back() : navigate('/inbox')),
  });
  useTitle(id, found.data?.status);

  if (found.isError && found.data === undefined) return <NotThere id={id} error={found.error} onRetry={() => void found.refetch()} />;
  if (one === undefined || found.data === undefined) {
    return (
      <>
        <ScreenHead title={<Id text={id} />} />
        <Skeleton />
      </>
    );
  }
  return (
    <>
      <ScreenHead
        title={
          <span className={css.title}>
            <StatusMark status={one.status} />
            <Id text={id} />
          </span>
        }
      >
        <div className={css.tools}>
          <Button small aria-pressed={isReplaying} onClick={() => setReplaying(!isReplaying)}>Replay <KeyHint name="replay" /></Button>
          <Button small aria-pressed={past !== null} onClick={toggleAsOf}>As it was <KeyHint name="as-of" /></Button>
          <IconButton icon="left" label="Previous with the same code" onClick={() => goToNeighbour(-1)} />
          <IconButton icon="right" label="Next with the same code" onClick={() => goToNeighbour(1)} />
        </div>
      </ScreenHead>
      <div className={css.page}>
        {past === null ? null : <AsOfBar versions={versions} chosen={past} onChoose={choose} onClose={() => choose(null)} />}
        <Head one={one} isPast={past !== null} />
        {past === null ? <ActionBar subject={ofTransaction(found.data)} /> : null}
        {isReplaying ? <ReplayPanel id={id} onClose={() => setReplaying(false)} /> : null}
        <div className={css.columns}>
          <div>
            <Sides one={one} />
            <Timeline timeline={one.timeline} isComplete={one.decision.isComplete} hasTrail={trail.data !== undefined} />
          </div>
          <div>
            <LookAlikes entries={past === null ? versions : versions.filter(({ body }) => body.version <= past.body.version)} />
            {past === null ? <Family one={found.data} /> : null}
            <Decision one={one} isPast={past !== null} />
            <Proof id={id} may={may?.audit !== false} trail={trail} />
          </div>
        </div>
      </div>
    </>
  );
}

function NotThere({ id, error, onRetry }: { readonly id: string; readonly error: Error; readonly onRetry: () => void }) {
  const problem = problemOf(error);
  return (
    <>
      <ScreenHead title={<Id text={id} />} />
      {problem.kind !== 'unknown-transaction' ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <div role="alert">
          <EmptyState title="RealRecon has not heard of it" icon="search">
            No event has named it yet. Check the id; if it is right, the event may still be on its way, or it was refused and lies among the dead letters.
          </EmptyState>
        </div>
      )}
    </>
  );
}

/** The tab says which one it is and how it stands; a change of the status is announced. */
function useTitle(id: string, status: string | undefined): void {
  useEffect(() => {
    document.title = status === undefined ? `${id} · RealRecon` : `${statusWord(status).word} · ${id} · RealRecon`;
    if (status !== undefined) announcer.say(`Transaction ${id}: ${statusWord(status).word}.`);
  }, [id, status]);
}
