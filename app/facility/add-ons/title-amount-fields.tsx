import { TextField } from '@/components/ui/text-field';

interface TitleAmountFieldsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly texts: {
    readonly name: string;
    readonly nameHelp?: string;
    readonly amount: string;
    readonly amountHelp: string;
    readonly required: string;
  };
}

/** What an option is called and costs. */
export function TitleAmountFields({ values, fields, texts }: TitleAmountFieldsProps) {
  const field = (name: string) => ({
    name,
    error: fields[name],
    defaultValue: values[name] ?? '',
    requirement: texts.required,
  });
  return (
    <div key={JSON.stringify(values)} className="flex flex-col gap-5">
      <TextField {...field('title')} label={texts.name} help={texts.nameHelp} />
      <TextField {...field('amount')} label={texts.amount} help={texts.amountHelp} inputMode="numeric" width="short" />
    </div>
  );
}
