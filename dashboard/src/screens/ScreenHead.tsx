import type { ReactNode } from 'react';
import css from './screens.module.css';

/** The first heading of every screen, with what belongs to the whole of it. */
export function ScreenHead({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className={css.head}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
