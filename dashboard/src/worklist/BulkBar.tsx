import { actionRows, type AnyAction } from '../actions/actionTable';
import type { Me } from '../api/types';
import { countText, plural } from '../format/number';
import { Button } from '../parts/Button';
import { KeyHint } from '../parts/KeyHint';
import { bulkOffers } from './bulkOffers';
import css from './worklist.module.css';

interface BulkBarProps {
  readonly count: number;
  readonly total: number | null;
  /** Everything in the filter is meant, whether its row has been read or not. */
  readonly isAll: boolean;
  readonly me: Me | undefined;
  readonly onAction: (action: AnyAction) => void;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** How many are selected, and what can be done to all of them at once. */
export function BulkBar({ count, total, isAll, me, onAction, onAll, onNone }: BulkBarProps) {
  return (
    <div className={css.selected} role="group" aria-label="Selected rows">
      <b className="num">{isAll ? `Everything in the filter${total === null ? '' : ` (${countText(total)})`}` : `${plural(count, 'row')} selected`}</b>
      {isAll ? null : (
        <Button small kind="quiet" onClick={onAll}>
          All in the filter <KeyHint name="select-all" />
        </Button>
      )}
      <Button small kind="quiet" onClick={onNone}>
        None <KeyHint name="select-none" />
      </Button>
      <span className={css.links}>
        {bulkOffers(me).map(({ action, whyNot }) => (
          <Button key={action} small aria-disabled={whyNot !== null} title={whyNot ?? actionRows[action].sentence} onClick={() => onAction(action)}>
            {actionRows[action].title}
          </Button>
        ))}
      </span>
    </div>
  );
}
