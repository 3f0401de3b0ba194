import { describe, IntegrationError } from './integration-error';

export type Listener = (event: unknown) => unknown;

export type ElementEvents = {
  on: (name: unknown, listener: unknown) => void;
  once: (name: unknown, listener: unknown) => void;
  off: (name: unknown, listener?: unknown) => void;
  emit: (name: string, event: unknown) => void;
};

function isListener(value: unknown): value is Listener {
  return typeof value === 'function';
}

export function createElementEvents(): ElementEvents {
  const listeners = new Map<string, Map<Listener, Listener>>();
  const add = (name: unknown, listener: unknown, wrap: (listener: Listener) => Listener) => {
    if (typeof name !== 'string' || !isListener(listener)) {
      throw new IntegrationError(
        `Invalid argument to element.on(): expected an event name and a function. You specified: ${describe(name)}, ${describe(listener)}.`,
      );
    }
    const named = listeners.get(name) ?? new Map<Listener, Listener>();
    listeners.set(name, named.set(listener, wrap(listener)));
  };
  const off = (name: unknown, listener?: unknown) => {
    if (typeof name !== 'string') return;
    if (isListener(listener)) listeners.get(name)?.delete(listener);
    else listeners.delete(name);
  };
  return {
    on: (name, listener) => add(name, listener, (plain) => plain),
    once: (name, listener) =>
      add(name, listener, (plain) => (event) => {
        off(name, plain);
        return plain(event);
      }),
    off,
    emit: (name, event) => {
      for (const listener of [...(listeners.get(name)?.values() ?? [])]) listener(event);
    },
  };
}
