import css from './grid.module.css';

interface SkeletonRowProps {
  readonly at: number;
  readonly start: number;
  /** How many cells. */
  readonly cells: number;
}

/** The place of a row that has not been read yet. */
export function SkeletonRow({ at, start, cells }: SkeletonRowProps) {
  return (
    <div role="row" aria-rowindex={at + 2} aria-busy="true" className={css.row} style={{ transform: `translateY(${start}px)` }}>
      {Array.from({ length: cells }, (_, cell) => (
        <div key={cell} role="gridcell" className={css.td}>
          <i className={css.bone} />
        </div>
      ))}
    </div>
  );
}
