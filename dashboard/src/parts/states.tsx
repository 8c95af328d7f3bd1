import { type ReactNode } from 'react';
import { problemOf } from '../api/problem';
import { signInHref } from '../api/signIn';
import { Button, buttonClass } from './Button';
import { Icon, type IconName } from './Icon';
import css from './parts.module.css';

/** Nothing to show is an answer; it says what would have to happen for something to be here. */
export function EmptyState({ title, icon = 'done', children }: { readonly title: string; readonly icon?: IconName; readonly children?: ReactNode }) {
  return (
    <div className={css.state}>
      <span className={css.stateMark}>
        <Icon name={icon} size={28} />
      </span>
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const problem = problemOf(error);
  return (
    <div className={css.state} role="alert">
      <span className={css.stateMark}>
        <Icon name="triangle" size={28} />
      </span>
      <h2>
        <bdi>{problem.title}</bdi>
      </h2>
      <p>
        <bdi>{problem.document.detail}</bdi>
      </p>
      {problem.needsSignIn ? (
        <a className={buttonClass('main')} href={signInHref()}>Sign in</a>
      ) : onRetry === undefined ? null : (
        <Button icon="retry" onClick={onRetry}>Try again</Button>
      )}
      {problem.instance === '' ? null : (
        <code className={`mono ${css.instance}`} title="What to quote when asking about it">{problem.instance}</code>
      )}
    </div>
  );
}

export function Loading({ what }: { readonly what: string }) {
  return (
    <div className={css.state} role="status">
      <p>Reading {what} …</p>
    </div>
  );
}
