import { useKeys } from '../keys/useKeys';
import { Button } from '../parts/Button';
import { KeyHint } from '../parts/KeyHint';
import { toasts } from '../parts/toasts';
import { actionRows } from './actionTable';
import css from './actions.module.css';
import type { Subject } from './subject';
import { useActions, type Actions, type Done } from './useActions';

interface ActionBarProps {
  readonly subject: Subject;
  readonly onDone?: (done: Done) => void;
}

/** The buttons of everything that can be done here, their keys, and their dialogs. Put one on a screen. */
export function ActionBar({ subject, onDone }: ActionBarProps) {
  const actions = useActions(subject, onDone === undefined ? {} : { onDone });
  useActionKeys(actions);
  return (
    <>
      <ActionButtons actions={actions} />
      {actions.dialog}
    </>
  );
}

export function ActionButtons({ actions: { offers, begin } }: { readonly actions: Actions }) {
  return (
    <div className={css.bar} role="group" aria-label="Actions">
      {offers.map(({ action, whyNot }) => {
        const { title, key, sentence } = actionRows[action];
        return (
          // Not `disabled`: such a button cannot say why.
          <Button key={action} small aria-disabled={whyNot !== null} title={whyNot ?? sentence} onClick={() => begin(action)}>
            {title}
            {whyNot === null && key !== null ? <KeyHint name={key} /> : null}
          </Button>
        );
      })}
    </div>
  );
}

/** The keys of actions on one subject. An undo that is still offered goes before taking a match apart. */
export function useActionKeys({ offers, begin, assignToMe }: Actions): void {
  const run = (action: Parameters<Actions['begin']>[0]) => (offers.some((offer) => offer.action === action) ? () => begin(action) : undefined);
  const unmatch = run('unmatch');
  useKeys({
    resolve: run('resolve'),
    force: run('force-match'),
    'write-off': run('write-off'),
    note: run('note'),
    assign: run('assign'),
    'assign-me': run('assign') === undefined ? undefined : assignToMe,
    snooze: run('snooze'),
    query: run('query'),
    reopen: run('reopen'),
    approve: run('approve'),
    reject: run('reject'),
    hold: run('hold'),
    release: run('release'),
    undo: unmatch === undefined ? undefined : () => toasts.undoLatest() || unmatch(),
  });
}
