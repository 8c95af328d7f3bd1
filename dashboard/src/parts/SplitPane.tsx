import { useState, type ReactNode } from 'react';
import css from './layout.module.css';

interface SplitPaneProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Undefined or null: there is nothing to preview, and the list has all the room. */
  readonly pane?: ReactNode;
}

const least = 24;
const most = 70;

/** A list and what one looks at beside it; on a phone the pane lies over the list. */
export function SplitPane({ label, children, pane }: SplitPaneProps) {
  const [share, setShare] = useState(40);
  const isOpen = pane !== undefined && pane !== null;
  const resize = (to: number): void => setShare(Math.max(least, Math.min(most, Math.round(to))));
  return (
    <div className={css.split} style={isOpen ? { gridTemplateColumns: `minmax(0, 1fr) 5px minmax(0, ${share}%)` } : undefined}>
      <div className={css.first}>{children}</div>
      {isOpen ? (
        <>
          <div
            className={css.bar}
            role="slider"
            aria-orientation="horizontal"
            aria-label={`Width of ${label}`}
            aria-valuemin={least}
            aria-valuemax={most}
            aria-valuenow={share}
            aria-valuetext={`${share} percent`}
            tabIndex={0}
            onKeyDown={(event) => {
              if (event.key === 'ArrowLeft') resize(share + 4);
              else if (event.key === 'ArrowRight') resize(share - 4);
            }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              const room = event.currentTarget.parentElement?.getBoundingClientRect();
              if (event.buttons === 1 && room !== undefined) resize(((room.right - event.clientX) / room.width) * 100);
            }}
          />
          <section className={css.pane} aria-label={label}>{pane}</section>
        </>
      ) : null}
    </div>
  );
}
