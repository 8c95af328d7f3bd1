import { useState, useSyncExternalStore } from 'react';
import { chooseLocalRole, localRole, onLocalRole } from '../api/localRole';
import { roles, type Me, type Role } from '../api/types';
import { Button, buttonClass } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { ErrorState } from '../parts/states';
import { toasts } from '../parts/toasts';
import css from './shell.module.css';

const sentences: Readonly<Record<Role, string>> = {
  viewer: 'sees payments and cases',
  operator: 'assigns, notes, resolves, re-drives',
  approver: 'agrees to what others propose',
  auditor: 'sees and verifies the audit log',
};

interface RoleDialogProps {
  readonly open: boolean;
  readonly me: Me | undefined;
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Who the person is. On their own machine they may be somebody else, to see what another role sees. */
export function RoleDialog({ open, me, error, onClose }: RoleDialogProps) {
  const isLocal = me?.source === 'local';
  return (
    <Dialog open={open} title="Who you are" onClose={onClose}>
      {me === undefined && error !== null ? <ErrorState error={error} /> : null}
      {me === undefined ? null : (
        <div className={css.sheet}>
          <p>
            You are <strong><bdi>{me.name}</bdi></strong>: {me.roles.length === 0 ? 'no role.' : me.roles.map((role) => `${role} (${sentences[role]})`).join(', ')}
          </p>
          {isLocal ? <RoleSwitch key={String(open)} me={me} onDone={onClose} /> : <a className={buttonClass()} href="/.auth/logout?post_logout_redirect_uri=/sign-in.html">Sign out</a>}
        </div>
      )}
    </Dialog>
  );
}

function RoleSwitch({ me, onDone }: { readonly me: Me; readonly onDone: () => void }) {
  const chosen = useSyncExternalStore(onLocalRole, localRole);
  const [actor, setActor] = useState(chosen?.actor ?? me.name);
  const [picked, setPicked] = useState<readonly Role[]>(chosen?.roles ?? me.roles);
  const isValid = /^[\w.@-]{1,64}$/.test(actor) && picked.length > 0;
  return (
    <form
      className={css.sheet}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isValid) return;
        chooseLocalRole({ actor, roles: picked });
        toasts.show(`You are ${actor} now.`);
        onDone();
      }}
    >
      <p className="soft">On this machine you may be anybody, for example two people who approve each other’s proposals.</p>
      <label className={css.field}>
        Name
        <input value={actor} maxLength={64} autoComplete="off" spellCheck={false} onChange={(event) => setActor(event.target.value)} />
      </label>
      <fieldset className={css.choices}>
        <legend>Roles</legend>
        {roles.map((role) => (
          <label key={role} className={css.tick}>
            <input
              type="checkbox"
              checked={picked.includes(role)}
              onChange={(event) => setPicked(event.target.checked ? roles.filter((r) => r === role || picked.includes(r)) : picked.filter((r) => r !== role))}
            />
            <span>
              {role} <span className="faint">{sentences[role]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={css.segments}>
        <Button
          kind="quiet"
          disabled={chosen === null}
          onClick={() => {
            chooseLocalRole(null);
            onDone();
          }}
        >
          Be yourself
        </Button>
        <Button kind="main" type="submit" disabled={!isValid}>Be {actor}</Button>
      </div>
    </form>
  );
}
