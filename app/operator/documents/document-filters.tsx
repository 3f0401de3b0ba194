import { TextField } from '@/components/ui/text-field';
import type { DocumentFilterTexts } from '@/lib/documents/document-filter';
import type { Messages } from '@/messages/catalogue';
import { FilterForm } from '../filter-form';

interface DocumentFiltersProps {
  readonly path: string;
  readonly shown: DocumentFilterTexts;
  readonly isFiltered: boolean;
  readonly texts: Messages['documents']['operator'];
}

export function DocumentFilters({ path, shown, isFiltered, texts }: DocumentFiltersProps) {
  return (
    <FilterForm path={path} isFiltered={isFiltered}>
      <TextField name="from" type="date" label={texts.from} defaultValue={shown.from} width="medium" />
      <TextField name="to" type="date" label={texts.to} defaultValue={shown.to} width="medium" />
      <TextField name="min" inputMode="numeric" label={texts.min} defaultValue={shown.min} width="short" />
      <TextField name="max" inputMode="numeric" label={texts.max} defaultValue={shown.max} width="short" />
      <div className="min-w-0 flex-[1_1_20rem]">
        <TextField
          name="q"
          type="search"
          label={texts.q}
          help={texts.qHelp}
          defaultValue={shown.q}
          autoComplete="off"
        />
      </div>
    </FilterForm>
  );
}
