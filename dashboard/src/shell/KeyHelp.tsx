import { useState } from 'react';
import { keyLabel, keyRows, type KeyGroup, type KeyName } from '../keys/keyTable';
import { useActiveKeys } from '../keys/useKeys';
import { Dialog } from '../parts/Dialog';
import { Keys } from '../parts/KeyHint';
import { changeAppearance, useAppearance } from '../theme/appearance';
import css from './shell.module.css';

const order: readonly KeyGroup[] = ['Move', 'Select', 'Act', 'Look', 'Go', 'Everywhere'];

interface Line {
  readonly name: KeyName;
  readonly words: string;
  readonly keys: readonly string[];
}

/** All keys that mean something on this screen now, from the registry itself, so that help never promises what does nothing. */
export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const active = useActiveKeys();
  const { singleKeys } = useAppearance();
  const [shown, setShown] = useState<readonly Line[]>([]);
  const [wasOpen, setWasOpen] = useState(false);
  // Opening the help makes its own keys the active ones; what it shows is what was active before.
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setShown(active.map(({ name, words }) => ({ name, words: words ?? keyRows[name].words, keys: keyRows[name].keys })));
  }
  return (
    <Dialog open={open} title="Keys" onClose={onClose} wide>
      <div className={css.sheet}>
        <div className={css.keyTable}>
          {order.map((group) => {
            const lines = shown.filter(({ name }) => keyRows[name].group === group).sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
            return lines.length === 0 ? null : (
              <section key={group}>
                <h3>{group}</h3>
                <dl>
                  {lines.map(({ name, words, keys }) => (
                    <div key={name} className={css.keyRow}>
                      <dt>{words}</dt>
                      <dd>
                        {keys.map((key, at) => (
                          <span key={key} className={css.keyRow}>
                            {at > 0 ? 'or' : null}
                            <Keys label={keyLabel(key)} />
                          </span>
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            );
          })}
        </div>
        <label className={css.tick}>
          <input type="checkbox" checked={singleKeys} onChange={(event) => changeAppearance({ singleKeys: event.target.checked })} />
          <span>
            Keys without a modifier. <span className="faint">Turn them off if you speak to your computer; arrows, Enter, Esc and Ctrl+Enter stay.</span>
          </span>
        </label>
      </div>
    </Dialog>
  );
}

const names = Object.keys(keyRows) as KeyName[];
