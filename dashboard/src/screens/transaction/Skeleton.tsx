import grid from '../../parts/grid/grid.module.css';
import detail from '../detail.module.css';
import css from './transaction.module.css';

/** The page's outline while its answer is on the way. */
export function Skeleton() {
  return (
    <div className={css.page} role="status" aria-label="Reading the transaction">
      {[0, 1, 2].map((block) => (
        <div key={block} className={detail.section}>
          {[0, 1, 2, 3].map((line) => (
            <span key={line} className={grid.bone} />
          ))}
        </div>
      ))}
    </div>
  );
}
