import { Icon } from './Icon';
import css from './parts.module.css';
import { toasts } from './toasts';

/** `inGrid`: a row's own buttons are no stops of the Tab key; the row has a key for them. */
export function CopyButton({ text, what, inGrid = false }: { readonly text: string; readonly what: string; readonly inGrid?: boolean }) {
  return (
    <button
      type="button"
      className={css.copy}
      tabIndex={inGrid ? -1 : 0}
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      onClick={(event) => {
        event.stopPropagation();
        void copy(text, what);
      }}
    >
      <Icon name="copy" size={14} />
    </button>
  );
}

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.show(`Copied ${what}.`);
  } catch {
    toasts.show('The browser did not allow copying.');
  }
}

/** An id as it came: literal, clipped by the column, whole in the title. */
export function Id({ text, what = 'id', inGrid = false }: { readonly text: string; readonly what?: string; readonly inGrid?: boolean }) {
  return (
    <span className={css.copyable}>
      <bdi className="mono clip" title={text}>{text}</bdi>
      <CopyButton text={text} what={what} inGrid={inGrid} />
    </span>
  );
}
