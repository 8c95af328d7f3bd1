import { keyLabel, keyRows, type KeyName } from '../keys/keyTable';
import { useAppearance } from '../theme/appearance';
import css from './parts.module.css';

/** The keys of an action, for eyes only: the help lists them for everybody. */
export function KeyHint({ name }: { readonly name: KeyName }) {
  const { singleKeys } = useAppearance();
  const key = keyRows[name].keys[0] ?? '';
  if (!singleKeys && key.split(' ').some((stroke) => stroke.length === 1)) return null;
  return <Keys label={keyLabel(key)} hidden />;
}

export function Keys({ label, hidden = false }: { readonly label: readonly string[]; readonly hidden?: boolean }) {
  return (
    <span className={css.keys} aria-hidden={hidden}>
      {label.map((stroke, at) => (
        <kbd key={at} className={css.key}>{stroke}</kbd>
      ))}
    </span>
  );
}
