import type { ReactNode } from 'react';

/** What every field shows around its control. `requirement` is the text ※必須 or ※任意 (common.required, common.optional). */
export interface FieldFrame {
  readonly name: string;
  readonly label: string;
  readonly requirement?: string | undefined;
  readonly help?: ReactNode;
  /** What is wrong and how to mend it, without the mark ＊. */
  readonly error?: string | undefined;
  /** Only when several fields of a page share a name. */
  readonly id?: string | undefined;
}

export function fieldId({ id, name }: Pick<FieldFrame, 'id' | 'name'>): string {
  return id ?? `field-${name}`;
}

/** The attributes by which a control points at its help and error. */
export function controlAttributes(frame: FieldFrame) {
  const id = fieldId(frame);
  const described = [frame.error && `${id}-error`, frame.help && `${id}-help`].filter(Boolean).join(' ');
  return {
    id,
    name: frame.name,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': frame.error ? true : undefined,
  };
}

export function Requirement({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return <span className="ml-2 whitespace-nowrap font-normal text-[0.9375rem] text-ink-soft">{text}</span>;
}

export function FieldHelp({ frame }: { frame: FieldFrame }) {
  if (!frame.help) return null;
  return (
    <div id={`${fieldId(frame)}-help`} className="text-[0.9375rem] text-ink-soft">
      {frame.help}
    </div>
  );
}

export function FieldError({ frame }: { frame: FieldFrame }) {
  if (!frame.error) return null;
  return (
    <p id={`${fieldId(frame)}-error`} className="text-bad">
      ＊{frame.error}
    </p>
  );
}

/** Label above, help between, control, error under it. */
export function Field({ frame, children }: { frame: FieldFrame; children: ReactNode }) {
  return (
    <div className="flex max-w-full flex-col gap-1.5">
      <label htmlFor={fieldId(frame)} className="font-bold">
        {frame.label}
        <Requirement text={frame.requirement} />
      </label>
      <FieldHelp frame={frame} />
      {children}
      <FieldError frame={frame} />
    </div>
  );
}
