import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon';
import css from './parts.module.css';

type Kind = 'plain' | 'main' | 'danger' | 'quiet';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  readonly kind?: Kind;
  readonly small?: boolean;
  readonly icon?: IconName;
}

export function Button({ kind = 'plain', small = false, icon, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={`${css.button} ${kind === 'plain' ? '' : css[kind]} ${small ? css.small : ''}`} {...rest}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button without a word to see has one to hear, and shows it to whoever points at it. */
export function IconButton({ icon, label, ...rest }: Omit<ButtonProps, 'children' | 'kind'> & { readonly icon: IconName; readonly label: string }) {
  return (
    <button type="button" className={`${css.button} ${css.quiet} ${css.icon}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}

/** For links that look like buttons: downloads, ways in. */
export const buttonClass = (kind: Kind = 'plain'): string => `${css.button} ${kind === 'plain' ? '' : css[kind]}`;
