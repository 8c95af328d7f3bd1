import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../api/queries';
import { useKeys } from '../keys/useKeys';
import { useLiveControls } from '../live/LiveProvider';
import { IconButton } from '../parts/Button';
import { LiveRegion } from '../parts/LiveRegion';
import { Toasts, toasts } from '../parts/toasts';
import { routes } from '../routes';
import { AppearanceDialog } from './AppearanceDialog';
import { KeyHelp } from './KeyHelp';
import { LiveIndicator } from './LiveIndicator';
import { Navigation, MoreScreens } from './Navigation';
import { Notices } from './Notices';
import { RoleDialog } from './RoleDialog';
import { Search } from './Search';
import css from './shell.module.css';

type Sheet = 'help' | 'appearance' | 'role' | 'more' | null;

/** What stands around every screen. */
export function AppShell({ children }: { readonly children: ReactNode }) {
  const [sheet, setSheet] = useState<Sheet>(null);
  const [path, navigate] = useLocation();
  const search = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const { togglePause } = useLiveControls();
  const me = useQuery(ask.me());
  const close = () => setSheet(null);

  useKeys(
    {
      ...Object.fromEntries(routes.flatMap(({ nav, path: to }) => (nav === undefined ? [] : [[nav.key, () => navigate(to)]]))),
      search: () => search.current?.focus(),
      pause: togglePause,
      help: () => setSheet('help'),
      undo: () => toasts.undoLatest(),
    },
    'everywhere',
  );
  useScreenTitle(path, main);

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#main" onClick={() => main.current?.focus()}>Skip to the screen</a>
      <header className={css.bar}>
        <a className={css.brand} href="/" onClick={(event) => follow(event, () => navigate('/'))} aria-label="RealRecon, Pulse">
          <img src="/favicon.svg" alt="" />
          <span>RealRecon</span>
        </a>
        <Search input={search} />
        <div className={css.tools}>
          <LiveIndicator />
          <IconButton icon="person" label={me.data === undefined ? 'Who you are' : `You are ${me.data.name}`} onClick={() => setSheet('role')} />
          <span className={css.onDesk}>
            <IconButton icon="help" label="Keys" onClick={() => setSheet('help')} />
          </span>
          <span className={css.onDesk}>
            <IconButton icon="screen" label="Appearance" onClick={() => setSheet('appearance')} />
          </span>
        </div>
      </header>
      <Navigation onMore={() => setSheet('more')} />
      <main id="main" ref={main} className={css.main} tabIndex={-1}>
        <Notices />
        <div className={css.screen}>{children}</div>
      </main>
      <KeyHelp open={sheet === 'help'} onClose={close} />
      <AppearanceDialog open={sheet === 'appearance'} onClose={close} />
      <RoleDialog open={sheet === 'role'} me={me.data} error={me.error} onClose={close} />
      <MoreScreens open={sheet === 'more'} onClose={close} onAppearance={() => setSheet('appearance')} />
      <Toasts />
      <LiveRegion />
    </div>
  );
}

/** Title and focus follow the screen, as they would on a page of its own. */
function useScreenTitle(path: string, main: React.RefObject<HTMLElement | null>): void {
  const isFirst = useRef(true);
  useEffect(() => {
    const route = routes.find((r) => r.path === path || (r.deep === true && path.startsWith(`${r.path}/`)));
    document.title = route === undefined ? 'RealRecon' : `${route.title} · RealRecon`;
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path, main]);
}

/** A plain click goes there without loading the page anew; any other is the browser's. */
export function follow(event: React.MouseEvent, go: () => void): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go();
}
