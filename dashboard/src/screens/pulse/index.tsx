import { Link } from 'wouter';
import { statuses } from '../../api/types';
import { countText } from '../../format/number';
import { statusWords } from '../../format/words';
import { useLive } from '../../live/LiveProvider';
import { StatusMark } from '../../parts/Badge';
import { ScreenHead } from '../ScreenHead';
import css from '../screens.module.css';

export default function PulseScreen() {
  const totals = useLive((view) => view.totals);
  return (
    <>
      <ScreenHead title="Pulse" />
      <div className={css.body}>
        <div className={css.tiles}>
          {statuses.map((status) => (
            <Link key={status} className={css.tile ?? ''} href={`/transactions?status=${status}`} title={statusWords[status].sentence}>
              <StatusMark status={status} plain />
              <b>{totals === null ? '–' : countText(totals[status])}</b>
            </Link>
          ))}
        </div>
      </div>
    </>
  );
}
