import type { IntentKind } from '../shared/intent';
import { type CardCall, confirmCard, handleNextAction } from './card-calls';
import { confirmIntent, intentResult } from './confirm-intent';
import { checkClientSecret } from './confirm-options';
import type { StripeMembers } from './contract';
import { createController } from './controller';
import { createConfirmationToken, createPaymentMethod, createToken } from './create-calls';
import { createElements } from './elements';
import { confirmKonbini } from './konbini-call';
import { retrieveIntent } from './next-action';
import type { Settings } from './settings';

/** The object that `Stripe(publishableKey)` answers. */
export function createStripe(settings: Settings) {
  const controller = createController(settings);
  const retrieve = async (kind: IntentKind, secret: unknown) => {
    const name = kind === 'payment' ? 'stripe.retrievePaymentIntent' : 'stripe.retrieveSetupIntent';
    return intentResult(await retrieveIntent(controller, checkClientSecret(kind, secret, name)));
  };
  const card = (kind: IntentKind, call: CardCall) => confirmCard(controller, kind, call);
  const members = {
    elements: (options?: unknown) => createElements(settings, options),
    confirmPayment: async (options: unknown) => confirmIntent(controller, 'payment', options),
    confirmSetup: async (options: unknown) => confirmIntent(controller, 'setup', options),
    confirmCardPayment: async (clientSecret: unknown, data?: unknown, options?: unknown) =>
      card('payment', { clientSecret, data, options }),
    confirmCardSetup: async (clientSecret: unknown, data?: unknown, options?: unknown) =>
      card('setup', { clientSecret, data, options }),
    confirmKonbiniPayment: async (clientSecret: unknown, data?: unknown, options?: unknown) =>
      confirmKonbini(controller, { clientSecret, data, options }),
    handleNextAction: async (options: unknown) => handleNextAction(controller, options),
    retrievePaymentIntent: async (secret: unknown) => retrieve('payment', secret),
    retrieveSetupIntent: async (secret: unknown) => retrieve('setup', secret),
    createPaymentMethod: async (options: unknown) => createPaymentMethod(controller, options),
    createConfirmationToken: async (options: unknown) => createConfirmationToken(controller, options),
    createToken: async (type: unknown, data?: unknown) => createToken(controller, { type, data }),
    registerAppInfo: (info: unknown) => {
      wrappers.push(info);
    },
  } satisfies StripeMembers;
  const wrappers: unknown[] = [];
  return {
    ...members,
    _registerWrapper: (wrapper: unknown) => {
      wrappers.push(wrapper);
    },
  };
}
