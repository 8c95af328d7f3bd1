import { useId, type ReactNode } from 'react';
import css from './pulse.module.css';

interface PanelProps {
  readonly title: string;
  readonly area: 'alerts' | 'movements' | 'times' | 'ageing' | 'gateways' | 'ticker';
  /** At the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, area, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`${css.panel} ${css[area]}`} aria-labelledby={id}>
      <div className={css.panelHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
