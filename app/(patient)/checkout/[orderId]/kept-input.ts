const keyOf = (orderId: string) => `checkout:${orderId}`;

function controls(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.elements].filter(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement && element.name !== '' && element.type !== 'radio',
  );
}

/** Remembers what was typed in this tab, for reload and the back button; answers about health (the radio buttons) never. */
export function keepInput(orderId: string, form: HTMLFormElement): void {
  const kept = controls(form).map((control) => [
    control.name,
    control.type === 'checkbox' ? control.checked : control.value,
  ]);
  try {
    sessionStorage.setItem(keyOf(orderId), JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // Storage may be full or forbidden; the form works without it.
  }
}

/** Puts what was typed back into the form. */
export function restoreInput(orderId: string, form: HTMLFormElement): void {
  const kept = readKept(orderId);
  for (const control of controls(form)) {
    const value = kept[control.name];
    if (typeof value === 'boolean' && control.type === 'checkbox') control.checked = value;
    if (typeof value === 'string' && control.type !== 'checkbox') control.value = value;
  }
}

export function forgetInput(orderId: string): void {
  try {
    sessionStorage.removeItem(keyOf(orderId));
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}

function readKept(orderId: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(orderId)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
