import { useId, type ReactNode } from 'react';
import css from './gateways.module.css';

export function Section({ title, about, children }: { readonly title: string; readonly about?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about === undefined ? null : <p className={css.about}>{about}</p>}
      {children}
    </section>
  );
}
