/** Reformats while typing and keeps the caret after the same number of digits. */
export function reformat(input: HTMLInputElement, format: (text: string) => string): void {
  const caret = input.selectionStart ?? input.value.length;
  const isAtEnd = caret >= input.value.length;
  const digitsBefore = input.value.slice(0, caret).replace(/\D/g, '').length;
  const formatted = format(input.value);
  if (formatted === input.value) return;
  input.value = formatted;
  let position = formatted.length;
  if (!isAtEnd) {
    position = 0;
    for (let seen = 0; position < formatted.length && seen < digitsBefore; position += 1) {
      if (/\d/.test(formatted.charAt(position))) seen += 1;
    }
  }
  input.setSelectionRange(position, position);
}
