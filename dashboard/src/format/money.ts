import { exponentOf } from './currencies';

/** A no-break space between the thousands, so that an amount never wraps and reads alike in every language. */
const thousands = '\u202f';
const minus = '\u2212';

export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

/** `50000 INR` is `500.00`. An unknown currency's amount stays in minor units, and says so. */
export function amountText(amountMinor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const sign = amountMinor < 0 ? minus : '';
  // Digits, not division: 2^53 minor units would lose their last digit in a float of major units.
  const digits = Math.abs(amountMinor).toFixed(0);
  if (exponent === undefined) return `${sign}${grouped(digits)} minor units`;
  const padded = digits.padStart(exponent + 1, '0');
  const whole = grouped(padded.slice(0, padded.length - exponent));
  return exponent === 0 ? sign + whole : `${sign}${whole}.${padded.slice(-exponent)}`;
}

export function moneyText({ amountMinor, currency }: Amount): string {
  return `${amountText(amountMinor, currency)} ${currency}`;
}

/** Differences always carry their sign, because which side has more is the point. */
export function differenceText(amountMinor: number, currency: string): string {
  const text = amountText(amountMinor, currency);
  return amountMinor > 0 ? `+${text}` : text;
}

/** For tiles: `1.2 M EUR`. The exact amount belongs into the title. */
export function roundMoneyText({ amountMinor, currency }: Amount): string {
  const exponent = exponentOf(currency);
  if (exponent === undefined) return moneyText({ amountMinor, currency });
  const major = amountMinor / 10 ** exponent;
  const size = Math.abs(major);
  // Thousands from ten on: `1,234.56` is as short as `1.2 k` and says more.
  const step = size < 1e4 ? undefined : steps.find(([from]) => size >= from);
  if (step === undefined) return moneyText({ amountMinor, currency });
  const scaled = major / step[0];
  return `${scaled.toFixed(Math.abs(scaled) < 10 ? 2 : Math.abs(scaled) < 100 ? 1 : 0).replace('-', minus)} ${step[1]} ${currency}`;
}

/** For cells of a heat map, where nine characters are all there is: `9.1M INR`, `15k EUR`, `12 USD`. */
export function shortMoneyText({ amountMinor, currency }: Amount): string {
  const exponent = exponentOf(currency);
  if (exponent === undefined) return currency;
  const major = amountMinor / 10 ** exponent;
  const size = Math.abs(major);
  const [from, unit] = steps.find(([least]) => size >= least) ?? [1, ''];
  const scaled = major / from;
  // Less than one of a currency is no nothing.
  const text = size > 0 && size < 1 ? '< 1' : scaled.toFixed(unit !== '' && Math.abs(scaled) < 9.95 ? 1 : 0);
  return `${text.replace('-', minus)}${unit} ${currency}`;
}

const steps: readonly (readonly [from: number, unit: string])[] = [
  [1e12, 'T'],
  [1e9, 'bn'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** Value at risk by currency: largest first is impossible without rates, so by code. */
export function amountsOf(exposure: Readonly<Record<string, number>>): Amount[] {
  return Object.entries(exposure)
    .filter(([, amountMinor]) => amountMinor !== 0)
    .map(([currency, amountMinor]) => ({ currency, amountMinor }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, thousands);
}
