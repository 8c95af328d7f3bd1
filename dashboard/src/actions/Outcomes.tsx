import type { Problem } from '../api/problem';
import type { Change } from '../api/types';
import { plural } from '../format/number';
import { statusWord } from '../format/words';
import { Age } from '../parts/Age';
import css from './actions.module.css';
import { withoutActor } from './said';

interface ConflictProps {
  readonly seen: number;
  readonly currentVersion: number;
  readonly currentStatus: string;
  readonly changes: readonly Change[];
}

/** Somebody or something was faster: what happened since, and who did it. */
export function Conflict({ seen, currentVersion, currentStatus, changes }: ConflictProps) {
  return (
    <section className={css.notice} role="alert">
      <h3>It has changed since you looked</h3>
      <p>
        You saw version {seen}; it is at version {currentVersion} now, {statusWord(currentStatus).word.toLowerCase()}. Nothing was done.
      </p>
      {changes.length === 0 ? null : (
        <ol className={css.changes} aria-label={plural(changes.length, 'change')}>
          {changes.map((change) => (
            <li key={change.sequence}>
              <span className={css.who}>{change.actor === null ? 'RealRecon' : <bdi>{change.actor}</bdi>}:</span>
              <bdi>{withoutActor(change.summary, change.actor)}</bdi>
              <Age at={change.at} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

export function Pending() {
  return (
    <section className={css.notice} role="alert">
      <h3>Sent, but not yet on record</h3>
      <p>The audit log did not have it within three seconds. It will be taken or refused; asking again never does it twice.</p>
    </section>
  );
}

export function Refused({ problem }: { readonly problem: Problem }) {
  return (
    <section className={`${css.notice} ${css.bad}`} role="alert">
      <h3>
        <bdi>{problem.title}</bdi>
      </h3>
      <p>
        <bdi>{problem.document.why ?? problem.document.detail}</bdi>
      </p>
      {problem.instance === '' ? null : <code className={`mono ${css.instance}`}>{problem.instance}</code>}
    </section>
  );
}
