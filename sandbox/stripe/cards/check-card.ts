import { cardError } from '../protocol/failure';

export interface CardInput {
  number: string;
  exp_month: number;
  exp_year: number;
  cvc?: string | undefined;
}

const refusal = (code: string, message: string, field: string) => cardError(message, { code, param: `card[${field}]` });

/** Stripe's checks of typed card data: number, expiry, security code. Throws its 402 `card_error`. */
export function checkCard(input: CardInput, now: Date): CardInput {
  const number = input.number.replaceAll(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(number))
    throw refusal('invalid_number', 'The card number is not a valid credit card number.', 'number');
  if (!passesLuhn(number)) throw refusal('incorrect_number', 'Your card number is incorrect.', 'number');
  if (input.exp_month < 1 || input.exp_month > 12) {
    throw refusal('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  }
  const year = input.exp_year < 100 ? 2000 + input.exp_year : input.exp_year;
  const months = (year - now.getUTCFullYear()) * 12 + input.exp_month - (now.getUTCMonth() + 1);
  if (months < 0 || year > now.getUTCFullYear() + 50) {
    throw refusal('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  if (input.cvc !== undefined && !/^\d{3,4}$/.test(input.cvc)) {
    throw refusal('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
  return { ...input, number, exp_year: year };
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
