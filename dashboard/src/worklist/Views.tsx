import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { sameFilter, type ListFilter } from '../filters/listFilter';
import { Button } from '../parts/Button';
import { copy } from '../parts/CopyButton';
import { Dialog } from '../parts/Dialog';
import { toasts } from '../parts/toasts';
import { useOwnViews } from './useOwnViews';
import { addressOf, longestName, viewOf, withView, type View } from './views';
import css from './worklist.module.css';

interface ViewsProps {
  readonly path: string;
  readonly builtIn: readonly View[];
  readonly filter: ListFilter;
}

export function Views({ path, builtIn, filter }: ViewsProps) {
  const [params] = useSearchParams();
  const own = useOwnViews(path);
  const [isSaving, setSaving] = useState(false);
  const asked = params.get('view');
  const all = [...builtIn, ...own.views];
  // The view that the address names, as long as it still shows that; else the one that happens to show the same.
  const here = all.find((view) => view.id === asked && sameFilter(view.filter, filter)) ?? all.find((view) => sameFilter(view.filter, filter));
  return (
    <nav className={css.views} aria-label="Views">
      {all.map((view) => (
        <span key={view.id} className={css.links}>
          <Link className={css.view ?? ''} href={addressOf(path, view)} title={view.sentence} aria-current={view === here ? 'true' : undefined}>
            <bdi>{view.name}</bdi>
          </Link>
          {view.isOwn === true && view === here ? (
            <button
              type="button"
              className={css.remove}
              aria-label={`Remove the view ${view.name}`}
              title="Remove this view"
              onClick={() => {
                own.change(own.views.filter(({ id }) => id !== view.id));
                toasts.show(`Removed the view ${view.name}.`, () => own.change(own.views));
              }}
            >
              ×
            </button>
          ) : null}
        </span>
      ))}
      <Button small kind="quiet" onClick={() => setSaving(true)}>Save view</Button>
      <SaveView open={isSaving} path={path} own={own.views} onChange={own.change} onClose={() => setSaving(false)} />
    </nav>
  );
}

interface SaveViewProps {
  readonly open: boolean;
  readonly path: string;
  readonly own: readonly View[];
  readonly onChange: (views: readonly View[]) => void;
  readonly onClose: () => void;
}

function SaveView({ open, path, own, onChange, onClose }: SaveViewProps) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const view = name.trim() === '' ? null : viewOf(name.trim(), params);
  const replaces = view !== null && own.some(({ id }) => id === view.id);
  return (
    <Dialog
      open={open}
      title="Save this view"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => void copy(location.href, 'the address of this list')}>Copy its address</Button>
          <Button kind="main" type="submit" form="save-view" disabled={view === null}>{replaces ? 'Replace' : 'Save'}</Button>
        </>
      }
    >
      <form
        id="save-view"
        className={css.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          if (view === null) return;
          onChange(withView(own, view));
          setName('');
          onClose();
          navigate(addressOf(path, view), { replace: true });
        }}
      >
        <p className="soft">Filter, columns and order are kept in this browser. The address shows the same list to somebody else.</p>
        <label className={css.field}>
          Name
          <input data-first-focus value={name} maxLength={longestName} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </label>
      </form>
    </Dialog>
  );
}
