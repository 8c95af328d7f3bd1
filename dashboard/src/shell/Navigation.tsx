import { useLocation } from 'wouter';
import { countText } from '../format/number';
import { useLive } from '../live/LiveProvider';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { KeyHint } from '../parts/KeyHint';
import { routes, type Route } from '../routes';
import { follow } from './AppShell';
import css from './shell.module.css';

const groups = ['Watch', 'Work', 'Prove'] as const;
const listed = routes.filter((route) => route.nav !== undefined);

/** On the left; on a phone a bar at the bottom with the screens for looking, the others under “More”. */
export function Navigation({ onMore }: { readonly onMore: () => void }) {
  return (
    <nav className={css.nav} aria-label="Screens">
      {groups.map((group) => (
        <div key={group} className={css.group}>
          <div className={`${css.groupName} ${css.onDesk}`} aria-hidden="true">{group}</div>
          {listed.filter(({ nav }) => nav?.group === group).map((route) => (
            <NavigationLink key={route.path} route={route} />
          ))}
        </div>
      ))}
      <button type="button" className={`${css.link} ${css.onPhone}`} onClick={onMore}>
        <Icon name="more" />
        <span className={css.name}>More</span>
      </button>
    </nav>
  );
}

function NavigationLink({ route: { path, deep, title, nav } }: { readonly route: Route }) {
  const [here, navigate] = useLocation();
  const open = useLive((view) => (view.totals === null ? 0 : view.totals.ALERT + view.totals.MISMATCH));
  if (nav === undefined) return null;
  const isHere = here === path || (deep === true && here.startsWith(`${path}/`));
  const count = nav.key === 'go-inbox' ? open : 0;
  return (
    <a
      className={`${css.link} ${nav.onPhone ? '' : css.onDesk}`}
      href={path}
      title={title}
      aria-current={isHere ? 'page' : undefined}
      onClick={(event) => follow(event, () => navigate(path))}
    >
      <Icon name={nav.icon} />
      <span className={css.name}>{title}</span>
      {count === 0 ? null : (
        <b className={`${css.count} num`}>
          {count > 999 ? `${countText(Math.floor(count / 1000))}k` : count}
          <span className="unseen"> open</span>
        </b>
      )}
      <span className={css.hint}>
        <KeyHint name={nav.key} />
      </span>
    </a>
  );
}

export function MoreScreens({ open, onClose, onAppearance }: { readonly open: boolean; readonly onClose: () => void; readonly onAppearance: () => void }) {
  const [, navigate] = useLocation();
  return (
    <Dialog open={open} title="More" onClose={onClose}>
      <div className={css.sheet}>
        {listed.filter(({ nav }) => nav?.onPhone === false).map(({ path, title }) => (
          <Button
            key={path}
            onClick={() => {
              onClose();
              navigate(path);
            }}
          >
            {title}
          </Button>
        ))}
        <Button kind="quiet" icon="screen" onClick={onAppearance}>Appearance</Button>
      </div>
    </Dialog>
  );
}
