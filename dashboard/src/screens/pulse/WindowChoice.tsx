import { Link, useLocation, useSearchParams } from 'wouter';
import css from './pulse.module.css';
import { pulseWindows, usePulseWindow, usualWindow, windowWords } from './window';

/** Links, so that a window can be opened in another tab and sent to somebody. */
export function WindowChoice() {
  const chosen = usePulseWindow();
  const [path] = useLocation();
  const [params] = useSearchParams();
  return (
    <nav className={css.windows} aria-label="Window">
      {pulseWindows.map((window) => {
        const next = new URLSearchParams(params);
        if (window === usualWindow) next.delete('window');
        else next.set('window', window);
        const text = next.toString();
        return (
          <Link key={window} href={text === '' ? path : `${path}?${text}`} replace aria-current={window === chosen ? 'true' : undefined} aria-label={windowWords[window].long}>
            {windowWords[window].short}
          </Link>
        );
      })}
    </nav>
  );
}
