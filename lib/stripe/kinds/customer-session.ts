import type { StripeClient } from '../client';

/**
 * A short-lived secret with which the Payment Element shows a customer's saved cards and offers to save one. It changes nothing
 * at Stripe and ends by itself, so it is no request of the write-ahead, and is neither stored nor logged.
 */
export async function createCustomerSession(stripe: StripeClient, customerId: string): Promise<string> {
  const session = await stripe.customerSessions.create({
    customer: customerId,
    components: {
      payment_element: {
        enabled: true,
        features: {
          payment_method_redisplay: 'enabled',
          payment_method_redisplay_limit: 10,
          payment_method_allow_redisplay_filters: ['always'],
          payment_method_save: 'enabled',
          payment_method_save_usage: 'off_session',
          payment_method_remove: 'disabled',
        },
      },
    },
  });
  return session.client_secret;
}
