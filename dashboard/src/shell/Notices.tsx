import { useSyncExternalStore } from 'react';
import { signIn, signInHref } from '../api/signIn';
import { durationText } from '../format/age';
import { useReading } from '../format/clock';
import { plural } from '../format/number';
import { useLive, useLiveControls } from '../live/LiveProvider';
import { Button, buttonClass } from '../parts/Button';
import { Icon } from '../parts/Icon';
import css from './shell.module.css';

/** What everybody must know whichever screen they look at: nothing comes in any more, or nothing is shown of what does. */
export function Notices() {
  const needsSignIn = useSyncExternalStore(signIn.subscribe, signIn.isNeeded);
  const connection = useLive((view) => view.connection);
  const failures = useLive((view) => view.failures);
  const isPaused = useLive((view) => view.isPaused);
  if (needsSignIn || connection === 'signed-out') return <SignedOut />;
  // One lost answer among many is no news.
  if (connection === 'down' && failures > 1) return <Down />;
  return isPaused ? <Paused /> : null;
}

function SignedOut() {
  return (
    <div className={`${css.notice} ${css.down}`} role="alert">
      <Icon name="person" />
      <span>
        <strong>You are signed out.</strong> What you see is as it was.
      </span>
      <a className={buttonClass('main')} href={signInHref()}>Sign in</a>
    </div>
  );
}

function Down() {
  const heardAt = useLive((view) => view.heardAt);
  const dueAt = useLive((view) => view.dueAt);
  const trouble = useLive((view) => view.trouble);
  const { tryNow } = useLiveControls();
  const wait = useReading(() => (dueAt === null ? 0 : Math.max(0, Math.ceil((dueAt - Date.now()) / 1000))));
  const age = useReading(() => (heardAt === null ? '' : durationText(Math.floor((Date.now() - heardAt) / 1000) * 1000)));
  return (
    <div className={`${css.notice} ${css.down}`}>
      <Icon name="triangle" />
      <span role="alert">
        <strong>The API does not answer.</strong> <bdi title={trouble ?? ''}>{heardAt === null ? 'Nothing has been heard yet.' : 'What you see is old.'}</bdi>
      </span>
      <span className="num">
        {heardAt === null ? null : `Last heard ${age} ago · `}
        {wait === 0 ? 'trying now' : `next try in ${wait} s`}
      </span>
      <Button small icon="retry" onClick={tryNow}>Try now</Button>
    </div>
  );
}

function Paused() {
  const held = useLive((view) => view.held);
  const { pause } = useLiveControls();
  return (
    <div className={`${css.notice} ${css.paused}`}>
      <Icon name="pause" />
      <span>
        <strong>Paused.</strong> Rows stay as they are{held === 0 ? '.' : `; ${plural(held, 'change')} waiting.`}
      </span>
      <Button small icon="play" onClick={() => pause(false)}>Go on</Button>
    </div>
  );
}
