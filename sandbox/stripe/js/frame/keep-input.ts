type Field = HTMLInputElement | HTMLSelectElement;

function fieldsIn(root: HTMLElement): Field[] {
  const found = root.querySelectorAll<Field>('input:not([type=radio]), select');
  return [...found].filter(({ name }) => name !== '');
}

/** What the payer has typed so far, put back into the same fields after the element was drawn anew. */
export function keepInput(root: HTMLElement): (redrawn: HTMLElement) => void {
  const kept = new Map(
    fieldsIn(root).map((field) => [
      field.name,
      { value: field.value, isChecked: field instanceof HTMLInputElement && field.checked },
    ]),
  );
  return (redrawn) => {
    for (const field of fieldsIn(redrawn)) {
      const before = kept.get(field.name);
      if (before === undefined || (before.value === '' && field.value !== '')) continue;
      field.value = before.value;
      if (field instanceof HTMLInputElement) field.checked = before.isChecked;
      field.dispatchEvent(new Event(field instanceof HTMLInputElement ? 'input' : 'change'));
    }
  };
}
