import { type JsonRecord, recordAt } from '../shared/json';
import type { ElementsInside } from './elements';
import { IntegrationError } from './integration-error';

/** The billing fields that the Element was told never to show, as paths in `billing_details`. */
function hiddenPaths(elementOptions: JsonRecord): string[][] {
  const fields = recordAt(elementOptions, 'fields');
  const each = recordAt(fields, 'billingDetails');
  const isAll = fields['billingDetails'] === 'never';
  const contact = ['name', 'email', 'phone'].filter((name) => isAll || each[name] === 'never');
  const isCountry = isAll || each['address'] === 'never' || recordAt(each, 'address')['country'] === 'never';
  return [...contact.map((name) => [name]), ...(isCountry ? [['address', 'country']] : [])];
}

/** A field that the Element was told never to show must come with the call, whatever the payer chooses. */
export function checkHiddenFields(elements: ElementsInside, params: { given: JsonRecord; name: string }): void {
  const billing = recordAt(recordAt(params.given, 'payment_method_data'), 'billing_details');
  const missing = hiddenPaths(elements.elementOptions()).find(
    (path) => path.reduce<unknown>((from, key) => recordAt({ from }, 'from')[key], billing) === undefined,
  );
  if (missing === undefined) return;
  const field = `billing_details.${missing.join('.')}`;
  throw new IntegrationError(
    `You specified "never" for fields.${field} when creating the payment Element, but did not pass confirmParams.payment_method_data.${field} when calling ${params.name}. If you opt out of collecting data via the payment Element using the fields option, the data must be passed in when calling ${params.name}.`,
  );
}
