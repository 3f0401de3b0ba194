import { Search } from 'lucide-react';
import { useMessages } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { hasValues, type ParamValues } from '@/lib/http/read-param';

interface FilterFormProps {
  readonly path: string;
  /** What the address narrows the list by; empty texts do not. */
  readonly filters: ParamValues;
  readonly children: ReactNode;
}

/** A plain GET form: works without JavaScript, and its address can be sent to a colleague. */
export function FilterForm({ path, filters, children }: FilterFormProps) {
  const { operator } = useMessages();
  return (
    <form action={path} method="get" className="card flex flex-wrap items-end gap-4 p-4 sm:p-6">
      {children}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button type="submit" icon={<Search aria-hidden className="size-5" />}>
          {operator.search}
        </Button>
        {hasValues(filters) ? (
          <ButtonLink look="text" href={path}>
            {operator.clear}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}

interface FilterFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

export function SearchFilter({ name, label, value, help }: FilterFieldProps & { readonly help: string }) {
  return (
    <div className="min-w-0 flex-[1_1_20rem]">
      <TextField name={name} type="search" label={label} help={help} defaultValue={value} autoComplete="off" />
    </div>
  );
}

interface ChoiceFilterProps extends FilterFieldProps {
  /** The label of no choice, where it is not すべて. */
  readonly all?: string;
  /** Labels by value. */
  readonly choices: Readonly<Record<string, string>>;
}

export function ChoiceFilter({ name, label, value, all, choices }: ChoiceFilterProps) {
  const { operator } = useMessages();
  const options = Object.entries({ '': all ?? operator.all, ...choices }).map(([choice, text]) => {
    return { value: choice, label: text };
  });
  return (
    <div className="w-64 max-w-full">
      <SelectField name={name} label={label} options={options} defaultValue={value} />
    </div>
  );
}
