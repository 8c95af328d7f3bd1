import { Link } from 'wouter';
import type { Pulse } from '../../api/types';
import { countText } from '../../format/number';
import { Amounts } from '../../parts/Money';
import { Card, Figure } from './Card';
import css from './pulse.module.css';

export function DuplicatesCard({ duplicates: { open, exposure } }: Pick<Pulse, 'duplicates'>) {
  return (
    <Card name="Double charges" title="Orders that were charged more than once and not refunded.">
      <Figure text={countText(open)} href="/duplicates" tone={open === 0 ? 'good' : 'bad'} shape={open === 0 ? 'check' : 'triangle'} />
      <p className={css.note}>
        {open === 0 ? <span>No order was charged twice</span> : <Link className={css.number ?? ''} href="/duplicates"><Amounts exposure={exposure} round none="no surplus" /></Link>}
      </p>
    </Card>
  );
}
