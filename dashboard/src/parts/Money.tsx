import type { Exposure } from '../api/types';
import { amountText, amountsOf, differenceText, moneyText, roundMoneyText, type Amount } from '../format/money';
import css from './parts.module.css';

export function Money({ amountMinor, currency, round = false }: Amount & { readonly round?: boolean }) {
  const exact = moneyText({ amountMinor, currency });
  const text = round ? roundMoneyText({ amountMinor, currency }) : exact;
  return (
    <span className={css.money} title={exact}>
      {text.slice(0, -currency.length - 1)}
      <bdi className={css.currency}>{currency}</bdi>
    </span>
  );
}

/** The bank has more or less: sign and word say it, colour repeats it. */
export function Difference({ amountMinor, currency, bare = false }: Amount & { readonly bare?: boolean }) {
  const words = amountMinor === 0 ? 'no difference' : `the bank has ${amountText(Math.abs(amountMinor), currency)} ${currency} ${amountMinor < 0 ? 'less' : 'more'}`;
  return (
    <span className={`${css.money} ${amountMinor < 0 ? css.under : amountMinor > 0 ? css.over : ''}`} title={words}>
      {differenceText(amountMinor, currency)}
      {bare ? null : <bdi className={css.currency}>{currency}</bdi>}
    </span>
  );
}

/** One amount a currency. Never a sum over currencies. */
export function Amounts({ exposure, round = false, none = '–' }: { readonly exposure: Exposure; readonly round?: boolean; readonly none?: string }) {
  const amounts = amountsOf(exposure);
  if (amounts.length === 0) return <span className="faint">{none}</span>;
  return (
    <>
      {amounts.map((amount, at) => (
        <span key={amount.currency}>
          {at > 0 ? <span className="faint"> · </span> : null}
          <Money {...amount} round={round} />
        </span>
      ))}
    </>
  );
}
