import type { Exposure } from '../../api/types';
import { amountsOf, moneyText, shortMoneyText } from '../../format/money';

const mostAmounts = 2;

/** Columns are narrow: two currencies in short, all of them exactly in the title. */
export function AtRisk({ exposure }: { readonly exposure: Exposure }) {
  const amounts = amountsOf(exposure);
  if (amounts.length === 0) return 'none';
  return (
    <span title={amounts.map(moneyText).join(', ')}>
      {amounts.slice(0, mostAmounts).map(shortMoneyText).join(' · ')}
      {amounts.length > mostAmounts ? ` +${amounts.length - mostAmounts}` : ''}
    </span>
  );
}
