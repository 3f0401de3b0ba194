import { TextField } from '@/components/ui/text-field';
import type { DocumentFilterTexts } from '@/lib/documents/document-filter';
import type { Messages } from '@/messages/catalogue';
import { FilterForm, SearchFilter } from '../filter-form';

interface DocumentFiltersProps {
  readonly path: string;
  readonly shown: DocumentFilterTexts;
  readonly texts: Messages['documents']['operator'];
}

export function DocumentFilters({ path, shown, texts }: DocumentFiltersProps) {
  return (
    <FilterForm path={path} filters={{ ...shown }}>
      <TextField name="from" type="date" label={texts.from} defaultValue={shown.from} width="medium" />
      <TextField name="to" type="date" label={texts.to} defaultValue={shown.to} width="medium" />
      <TextField name="min" inputMode="numeric" label={texts.min} defaultValue={shown.min} width="short" />
      <TextField name="max" inputMode="numeric" label={texts.max} defaultValue={shown.max} width="short" />
      <SearchFilter name="q" label={texts.q} help={texts.qHelp} value={shown.q} />
    </FilterForm>
  );
}
