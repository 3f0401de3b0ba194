import { isRecord, type JsonRecord, recordAt, stringAt } from '../shared/json';
import type { AvailableMethodsEvent, ChangeEvent, RemoveEvent } from './contract';
import type { ElementEvents } from './element-events';

type SavedMethod = NonNullable<ChangeEvent['value']['payment_method']>;

function readSavedMethod(method: JsonRecord): SavedMethod {
  const billing = recordAt(method, 'billing_details');
  const address = recordAt(billing, 'address');
  return {
    id: stringAt(method, 'id') ?? '',
    type: stringAt(method, 'type') ?? 'card',
    billing_details: {
      address: {
        city: stringAt(address, 'city'),
        country: stringAt(address, 'country'),
        line1: stringAt(address, 'line1'),
        line2: stringAt(address, 'line2'),
        postal_code: stringAt(address, 'postal_code'),
        state: stringAt(address, 'state'),
      },
      name: stringAt(billing, 'name'),
      email: stringAt(billing, 'email'),
      phone: stringAt(billing, 'phone'),
    },
  };
}

function changeEvent(data: JsonRecord): ChangeEvent {
  const method = data['payment_method'];
  return {
    elementType: 'payment',
    empty: data['empty'] === true,
    complete: data['complete'] === true,
    collapsed: data['collapsed'] === true,
    value: {
      type: stringAt(data, 'type') ?? '',
      ...(typeof data['savePaymentMethod'] === 'boolean' ? { savePaymentMethod: data['savePaymentMethod'] } : {}),
      ...(isRecord(method) ? { payment_method: readSavedMethod(method) } : {}),
    },
  };
}

function removeEvent(data: JsonRecord): RemoveEvent {
  const error = stringAt(data, 'error');
  return {
    elementType: 'payment',
    success: data['success'] === true,
    ...(error === null ? {} : { error }),
    payment_method: readSavedMethod(recordAt(data, 'payment_method')),
  };
}

function availableMethodsEvent(data: JsonRecord): AvailableMethodsEvent {
  const methods = Object.keys(recordAt(data, 'paymentMethods')).map((name) => [name, { available: true }]);
  return { elementType: 'payment', paymentMethods: Object.fromEntries(methods) };
}

const plainEvents = ['ready', 'focus', 'blur', 'escape'];

/** Turns a notice of the frame into the event that the declarations promise. */
export function announce(events: ElementEvents, name: string, data: JsonRecord): void {
  if (name === 'change') events.emit(name, changeEvent(data));
  if (name === 'savedpaymentmethodremove') events.emit(name, removeEvent(data));
  if (name === 'availablepaymentmethodschange') events.emit(name, availableMethodsEvent(data));
  if (name === 'loaderror') events.emit(name, { elementType: 'payment', error: data['error'] });
  if (plainEvents.includes(name)) events.emit(name, { elementType: 'payment' });
}
