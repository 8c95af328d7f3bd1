import type { TransactionDetail } from '../../api/types';
import type { Shape } from '../../format/words';
import { Moment } from '../../parts/Age';
import { Icon, type IconName } from '../../parts/Icon';
import detail from '../detail.module.css';
import { Section } from '../Section';
import { sideRows, type Cell, type SideRow, type Verdict } from './sides';
import css from './transaction.module.css';

const marks: Readonly<Record<Verdict, { readonly icon: IconName | Shape | null; readonly word: string; readonly look: string }>> = {
  equal: { icon: 'check', word: 'agree', look: css.isEqual ?? '' },
  tolerated: { icon: 'triangle', word: 'within tolerance', look: css.isTolerated ?? '' },
  different: { icon: 'unequal', word: 'differ', look: css.isDifferent ?? '' },
  missing: { icon: 'clock', word: 'one side is missing', look: css.isSilent ?? '' },
  silent: { icon: null, word: '', look: css.isSilent ?? '' },
};

/** Both sides, field by field. Colour, shape and words each say where they differ. */
export function Sides({ one }: { readonly one: TransactionDetail }) {
  return (
    <Section title="Gateway and bank">
      <table className={`${detail.table} ${css.sides}`}>
        <thead>
          <tr>
            <th scope="col"><span className="unseen">Field</span></th>
            <th scope="col">Gateway</th>
            <th scope="col">Bank</th>
            <th scope="col" className={css.said}>Comparison</th>
          </tr>
        </thead>
        <tbody>
          {sideRows(one).map((row) => (
            <Row key={row.field} row={row} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Row({ row: { field, gateway, bank, verdict, words } }: { readonly row: SideRow }) {
  const { icon, word, look } = marks[verdict];
  return (
    <tr className={verdict === 'different' ? css.different : verdict === 'tolerated' ? css.tolerated : undefined} data-verdict={verdict}>
      <th scope="row">{field}</th>
      <td data-side="Gateway"><Said cell={gateway} /></td>
      <td data-side="Bank"><Said cell={bank} /></td>
      <td className={css.said}>
        <span className={`${css.mark} ${look}`}>
          {icon === null ? null : <Icon name={icon} size={14} />}
          {words ?? word}
        </span>
      </td>
    </tr>
  );
}

function Said({ cell }: { readonly cell: Cell | null }) {
  if (cell === null) return <span className="faint">–</span>;
  return cell.isTime === true ? <Moment at={cell.text} /> : <bdi className="num">{cell.text}</bdi>;
}
