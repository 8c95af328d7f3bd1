import { IconButton, Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import type { GridLayout } from '../parts/gridLayout';
import { directionOf, isSortable, nextOrder, type ListOrder } from '../lists/order';
import { columns } from './columns';
import { moved } from './moved';
import css from './worklist.module.css';

interface ColumnsDialogProps {
  readonly open: boolean;
  readonly layout: GridLayout;
  readonly byDefault: readonly string[];
  readonly order: ListOrder;
  readonly onOrder: (order: ListOrder) => void;
  readonly onClose: () => void;
}

/** Which columns, in which order, and by which the list goes. */
export function ColumnsDialog({ open, layout: { shown, change, isDefault }, byDefault, order, onOrder, onClose }: ColumnsDialogProps) {
  const hidden = columns.filter(({ id }) => !shown.includes(id));
  const listed = [...shown.flatMap((id) => columns.find((column) => column.id === id) ?? []), ...hidden];
  return (
    <Dialog open={open} title="Columns" onClose={onClose} footer={<Button disabled={isDefault} onClick={() => change(byDefault)}>The usual ones</Button>}>
      <div className={css.columnList}>
        {listed.map(({ id, header, hint }) => {
          const at = shown.indexOf(id);
          const direction = directionOf(order, id);
          return (
            <div key={id} className={css.columnRow}>
              <label title={hint}>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  disabled={at >= 0 && shown.length === 1}
                  onChange={(event) => change(event.target.checked ? [...shown, id] : shown.filter((other) => other !== id))}
                />
                {header}
              </label>
              {isSortable(id) ? (
                <Button small kind="quiet" aria-pressed={direction !== undefined} onClick={() => onOrder(nextOrder(order, id))}>
                  {direction === undefined ? 'Sort' : direction === 'ascending' ? 'Sorted ↑' : 'Sorted ↓'}
                </Button>
              ) : null}
              {at < 0 ? null : (
                <>
                  <IconButton icon="left" label={`Move ${header} left`} disabled={at === 0} onClick={() => change(moved(shown, at, at - 1))} />
                  <IconButton icon="right" label={`Move ${header} right`} disabled={at === shown.length - 1} onClick={() => change(moved(shown, at, at + 1))} />
                </>
              )}
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}
