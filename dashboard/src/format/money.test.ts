import { describe, expect, it } from 'vitest';
import { currencies, exponentOf } from './currencies';
import { amountText, amountsOf, differenceText, moneyText, roundMoneyText, shortMoneyText } from './money';

const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');

describe('Money', () => {
  it.each([
    [50000, 'INR', '500.00'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [-5, 'EUR', '-0.05'],
    [1234567, 'JPY', '1 234 567'],
    [1234567, 'KWD', '1 234.567'],
    [12345, 'CLF', '1.2345'],
    [999, 'USD', '9.99'],
    [100000, 'USD', '1 000.00'],
    [9007199254740991, 'USD', '90 071 992 547 409.91'],
  ])('writes %d of %s as %s', (minor, currency, text) => {
    expect(plain(amountText(minor, currency))).toBe(text);
  });

  it('never guesses the exponent of an unknown currency', () => {
    expect(moneyText({ amountMinor: 1234, currency: 'QQQ' })).toBe('1\u202f234 minor units QQQ');
  });

  it('always signs a difference', () => {
    expect(plain(differenceText(-5000, 'INR'))).toBe('-50.00');
    expect(differenceText(5000, 'INR')).toBe('+50.00');
    expect(differenceText(0, 'INR')).toBe('0.00');
  });

  it.each([
    [123456, 'EUR', '1 234.56 EUR'],
    [1234567890, 'EUR', '12.3 M EUR'],
    [2500000000000, 'JPY', '2.50 T JPY'],
    [-1234567890, 'EUR', '-12.3 M EUR'],
  ])('rounds %d of %s to %s', (minor, currency, text) => {
    expect(plain(roundMoneyText({ amountMinor: minor, currency }))).toBe(text);
  });

  it.each([
    [914_500_000, 'INR', '9.1M INR'],
    [1_481_472, 'INR', '15k INR'],
    [1234, 'EUR', '12 EUR'],
    [99, 'EUR', '< 1 EUR'],
    [0, 'EUR', '0 EUR'],
    [8_200_000, 'JPY', '8.2M JPY'],
    [-150_000, 'EUR', '-1.5k EUR'],
    [5, 'QQQ', 'QQQ'],
  ])('shortens %d of %s to %s', (minor, currency, text) => {
    expect(plain(shortMoneyText({ amountMinor: minor, currency }))).toBe(text);
  });

  it('lists exposure by code and leaves out nothing but zeros', () => {
    expect(amountsOf({ INR: 5, EUR: 7, USD: 0 })).toEqual([
      { currency: 'EUR', amountMinor: 7 },
      { currency: 'INR', amountMinor: 5 },
    ]);
  });

  it('knows every currency once', () => {
    expect(new Set(currencies).size).toBe(currencies.length);
    expect([exponentOf('JPY'), exponentOf('KWD'), exponentOf('EUR'), exponentOf('UYW')]).toEqual([0, 3, 2, 4]);
  });
});
