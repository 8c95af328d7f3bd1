import { useId, type ReactNode } from 'react';
import { Link } from 'wouter';
import { Changing } from '../../parts/Changing';
import { Icon } from '../../parts/Icon';
import type { Shape, Tone } from '../../format/words';
import css from './pulse.module.css';

interface CardProps {
  readonly name: string;
  readonly title?: string;
  readonly children: ReactNode;
}

export function Card({ name, title, children }: CardProps) {
  const id = useId();
  return (
    // A group, no landmark: ten cards would drown the few regions worth jumping to, and some share a panel's name.
    <div className={css.card} role="group" aria-labelledby={id}>
      <h2 id={id} className={css.cardName} title={title}>{name}</h2>
      {children}
    </div>
  );
}

interface FigureProps {
  readonly text: string;
  readonly href: string;
  readonly tone?: Tone | undefined;
  readonly shape?: Shape | undefined;
  readonly label?: string;
}

/** The number that a card is about, and the way to what is behind it. */
export function Figure({ text, href, tone, shape, label }: FigureProps) {
  return (
    <Link className={`${css.figure} ${tone === undefined ? '' : css[tone]}`} href={href} aria-label={label}>
      {shape === undefined ? null : <Icon name={shape} />}
      <Changing text={text} />
    </Link>
  );
}

/** A lesser number in a sentence. */
export function Count({ href, children, title }: { readonly href: string; readonly children: ReactNode; readonly title?: string }) {
  return (
    <Link className={css.number ?? ''} href={href} title={title}>
      {children}
    </Link>
  );
}
