import { useEffect, useSyncExternalStore } from 'react';
import { useLive } from '../live/LiveProvider';
import { announcer } from './announcer';

/** The one polite live region; everybody else speaks through `announcer.say`. */
export function LiveRegion() {
  const text = useSyncExternalStore(announcer.subscribe, announcer.text);
  const connection = useLive((view) => view.connection);
  const isPaused = useLive((view) => view.isPaused);
  useEffect(() => {
    if (connection === 'down') announcer.say('The API does not answer. What you see is old.');
    if (connection === 'live') announcer.say(isPaused ? 'Live changes are paused.' : 'Live.');
  }, [connection, isPaused]);
  return (
    <div className="unseen" role="status" aria-live="polite" aria-atomic="true">
      {text}
    </div>
  );
}
