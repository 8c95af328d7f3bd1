import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { clock } from '../format/clock';
import { onLocalRole } from '../api/localRole';
import { CachePatch } from './cachePatch';
import { LiveFollower } from './follower';
import { LiveStore, type LiveBatch, type LiveView } from './liveStore';

interface Live {
  readonly store: LiveStore;
  readonly follower: LiveFollower;
}

const LiveContext = createContext<Live | null>(null);

export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [live] = useState<Live>(() => {
    const store = new LiveStore(onNextFrame);
    const follower = new LiveFollower(store, {
      now: () => Date.now(),
      chance: Math.random,
      every: (ms, work) => {
        const timer = setInterval(work, ms);
        return () => clearInterval(timer);
      },
      fetch: (...request) => fetch(...request),
      onServerTime: (at) => clock.setByServer(at),
    });
    return { store, follower };
  });

  useEffect(() => {
    const { store, follower } = live;
    const patch = new CachePatch(client);
    const leave = [
      store.onBatch((batch) => patch.apply(batch)),
      follower.start(),
      on(document, 'visibilitychange', () => follower.tell({ type: document.hidden ? 'hid' : 'shown' })),
      on(window, 'online', () => follower.tell({ type: 'online' })),
      on(window, 'pageshow', () => follower.tell({ type: 'shown' })),
      onLocalRole(() => {
        follower.tell({ type: 'try-now' });
        void client.invalidateQueries();
      }),
    ];
    if (document.hidden) follower.tell({ type: 'hid' });
    return () => leave.forEach((end) => end());
  }, [client, live]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive<T>(select: (view: LiveView) => T): T {
  const { store } = useLiveParts();
  return useSyncExternalStore(store.subscribe, () => select(store.view()));
}

export function useLiveControls(): { readonly pause: (paused: boolean) => void; readonly togglePause: () => void; readonly tryNow: () => void } {
  const { store, follower } = useLiveParts();
  const [controls] = useState(() => ({
    pause: (paused: boolean) => store.pause(paused),
    togglePause: () => store.pause(!store.view().isPaused),
    tryNow: () => follower.tell({ type: 'try-now' }),
  }));
  return controls;
}

/** For screens that follow changes beyond the query caches, for example to count new rows. */
export function useLiveBatches(heed: (batch: LiveBatch) => void): void {
  const { store } = useLiveParts();
  const latest = useRef(heed);
  useEffect(() => {
    latest.current = heed;
  });
  useEffect(() => store.onBatch((batch) => latest.current(batch)), [store]);
}

function useLiveParts(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('Live parts stand inside LiveProvider.');
  return live;
}

/** A hidden tab gets no frames, and what came in the meantime must not pile up. */
function onNextFrame(work: () => void): void {
  if (document.hidden) setTimeout(work, 1000);
  else requestAnimationFrame(work);
}

function on(target: EventTarget, event: string, heed: () => void): () => void {
  target.addEventListener(event, heed);
  return () => target.removeEventListener(event, heed);
}
