import { connectToFrame, type FrameLink } from '../shared/frame-link';
import type { JsonRecord } from '../shared/json';
import { stripeError } from '../shared/stripe-error';
import type { PaymentElementMembers } from './contract';
import { createBox, findContainer } from './element-box';
import { createElementEvents, type ElementEvents } from './element-events';
import { IntegrationError } from './integration-error';
import { announce } from './payment-events';
import { createPrivateFrame } from './private-frame';
import { plainRecord, type Settings } from './settings';

const HELLO_TIMEOUT_MS = 15_000;

type Mounted = { container: HTMLElement; box: HTMLElement; iframe: HTMLIFrameElement; link: FrameLink };

export type PaymentElementPlan = {
  settings: Settings;
  loader: string;
  options: JsonRecord;
  elementsOptions: () => JsonRecord;
  onDestroy: () => void;
};

function reflect(mounted: Mounted, name: string, data: JsonRecord): void {
  const classes = mounted.container.classList;
  if (name === 'resize' && typeof data['height'] === 'number') mounted.iframe.style.height = `${data['height']}px`;
  if (name === 'focus' || name === 'blur') classes.toggle('StripeElement--focus', name === 'focus');
  if (name === 'submit') mounted.container.closest('form')?.requestSubmit();
  if (name === 'change') {
    classes.toggle('StripeElement--empty', data['empty'] === true);
    classes.toggle('StripeElement--complete', data['complete'] === true);
  }
}

function openFrame(
  plan: PaymentElementPlan,
  handlers: { options: JsonRecord; events: ElementEvents; target: unknown },
): Mounted {
  const { settings } = plan;
  const { events } = handlers;
  const container = findContainer(handlers.target);
  const elementsOptions = plan.elementsOptions();
  const iframe = createPrivateFrame(settings, {
    path: '/js/elements-inner-payment.html',
    title: 'Secure payment input frame',
    loader: plan.loader,
  });
  const box = createBox(iframe);
  const timer = setTimeout(() => {
    const error = stripeError('api_connection_error', 'Failed to load the payment element.');
    events.emit('loaderror', { elementType: 'payment', error });
  }, HELLO_TIMEOUT_MS);
  const link = connectToFrame({
    iframe,
    origin: settings.origin,
    onNotice: (name, data) => {
      clearTimeout(timer);
      reflect(mounted, name, data);
      announce(events, name, data);
    },
  });
  const mounted: Mounted = { container, box, iframe, link };
  container.classList.add('StripeElement');
  container.replaceChildren(box);
  const { key, locale, account, version } = settings;
  void link
    .call('init', { key, locale, account, version, elementsOptions, elementOptions: handlers.options })
    .catch(() => clearTimeout(timer));
  return mounted;
}

function close(mounted: Mounted): void {
  mounted.link.close();
  mounted.box.remove();
  mounted.container.classList.remove(
    'StripeElement',
    'StripeElement--focus',
    'StripeElement--empty',
    'StripeElement--complete',
  );
}

export type PaymentElementInside = {
  /** Null while the element is not on the page. */
  link: () => FrameLink | null;
  options: () => JsonRecord;
  element: PaymentElementMembers;
};

export function createPaymentElement(plan: PaymentElementPlan): PaymentElementInside {
  const events = createElementEvents();
  let options = plan.options;
  let mounted: Mounted | null = null;
  let isDestroyed = false;

  const tell = (method: string, params?: JsonRecord) => void mounted?.link.call(method, params).catch(() => undefined);
  const unmount = () => {
    if (mounted !== null) close(mounted);
    mounted = null;
  };
  const element = {
    mount: (target: unknown) => {
      if (isDestroyed) {
        throw new IntegrationError('This Element has already been destroyed. Please create a new one.');
      }
      if (mounted !== null && mounted.container === findContainer(target)) return;
      unmount();
      mounted = openFrame(plan, { options, events, target });
      queueMicrotask(() => events.emit('loaderstart', { elementType: 'payment' }));
    },
    unmount,
    destroy: () => {
      unmount();
      isDestroyed = true;
      plan.onDestroy();
    },
    update: (changes: unknown) => {
      options = { ...options, ...plainRecord(changes) };
      tell('update-element', { elementOptions: options });
    },
    focus: () => tell('focus'),
    blur: () => tell('blur'),
    clear: () => tell('clear'),
    collapse: () => tell('collapse'),
    on: (name: unknown, listener: unknown) => {
      events.on(name, listener);
      return element;
    },
    once: (name: unknown, listener: unknown) => {
      events.once(name, listener);
      return element;
    },
    off: (name: unknown, listener?: unknown) => {
      events.off(name, listener);
      return element;
    },
  };
  return { link: () => mounted?.link ?? null, options: () => options, element };
}
