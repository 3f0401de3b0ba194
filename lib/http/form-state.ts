/** What a form's action answers; forms start from `initialFormState`. */
export type FormState<Value = null> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly message: string | null;
      /** Messages by field name (`examinees.0.kana`). */
      readonly fields: Readonly<Record<string, string>>;
      /** What was typed, by field name. */
      readonly values: Readonly<Record<string, string>>;
    };

export const initialFormState = { ok: false, message: null, fields: {}, values: {} } as const;
