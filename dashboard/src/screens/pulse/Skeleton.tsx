import css from './pulse.module.css';

/** The place that numbers will take, so that nothing jumps when they come. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div className={css.skeleton} role="status" aria-busy="true">
      <span className="unseen">Reading …</span>
      {Array.from({ length: lines }, (_, at) => <i key={at} />)}
    </div>
  );
}
