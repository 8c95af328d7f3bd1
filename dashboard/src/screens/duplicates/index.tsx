import { useSearchParams } from 'wouter';
import { exportHref } from '../../api/queries';
import { useKeys } from '../../keys/useKeys';
import { buttonClass } from '../../parts/Button';
import { Tabs, type Tab } from '../../parts/Tabs';
import detail from '../detail.module.css';
import { ScreenHead } from '../ScreenHead';
import { BookedTwice } from './BookedTwice';
import css from './duplicates.module.css';
import { OrderList } from './OrderList';

type View = 'open' | 'settled' | 'booked';

const tabs: readonly Tab<View>[] = [
  { name: 'open', label: 'Double charges' },
  { name: 'settled', label: 'Settled' },
  { name: 'booked', label: 'Booked twice' },
];

export default function DuplicatesScreen() {
  const [params, setParams] = useSearchParams();
  const view = tabs.find(({ name }) => name === params.get('view'))?.name ?? 'open';
  const active = params.get('id');
  const go = (to: View, id: string | null): void =>
    setParams({ ...(to === 'open' ? {} : { view: to }), ...(id === null ? {} : { id }) }, { replace: true });
  useKeys({ back: active === null ? undefined : () => go(view, null) });
  const filter = view === 'booked' ? { reason: 'DUP_BANK_POSTING,DUP_CONFLICT' } : { kind: 'Order', open: view === 'open' };
  const what = view === 'booked' ? 'transactions' : 'cases';
  return (
    <div className={`${detail.fill} ${css.screen}`}>
      <ScreenHead title="Duplicates">
        <a className={buttonClass()} href={exportHref(what, 'csv', filter)} download>CSV</a>
        <a className={buttonClass()} href={exportHref(what, 'ndjson', filter)} download>NDJSON</a>
      </ScreenHead>
      <Tabs label="Duplicates" tabs={tabs} chosen={view} onChoose={(to) => go(to, null)}>
        {view === 'booked' ? <BookedTwice active={active} onActive={(id) => go(view, id)} /> : <OrderList key={view} isOpen={view === 'open'} active={active} onActive={(id) => go(view, id)} />}
      </Tabs>
    </div>
  );
}
