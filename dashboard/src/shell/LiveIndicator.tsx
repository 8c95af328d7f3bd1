import { countText } from '../format/number';
import { useLive, useLiveControls } from '../live/LiveProvider';
import css from './shell.module.css';

const words = { starting: 'Connecting', live: 'Live', 'catching-up': 'Catching up', down: 'Offline', 'signed-out': 'Signed out' } as const;

export function LiveIndicator() {
  const connection = useLive((view) => view.connection);
  const isPaused = useLive((view) => view.isPaused);
  const heardAt = useLive((view) => view.heardAt);
  const held = useLive((view) => view.held);
  const { togglePause } = useLiveControls();
  const isLive = connection === 'live' || connection === 'catching-up';
  const lamp = isPaused ? css.lampHeld : isLive ? css.lampOn : connection === 'starting' ? '' : css.lampOff;
  const word = isPaused ? (held === 0 ? 'Paused' : `Paused · ${countText(held)} new`) : words[connection];
  return (
    <button type="button" className={css.live} aria-pressed={isPaused} aria-label={`${word}. Pause live changes`} title={isPaused ? 'Go on with live changes (p)' : 'Pause live changes (p)'} onClick={togglePause}>
      {/* A new one with every answer, so that it beats as long as answers come, and costs nothing in between. */}
      <i key={isLive && !isPaused ? heardAt : null} className={`${css.lamp} ${lamp}`} />
      <span className="word num">{word}</span>
    </button>
  );
}
