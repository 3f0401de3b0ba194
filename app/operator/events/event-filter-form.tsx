import { useMessages } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { EventFilters } from '@/lib/webhooks/console-queries';
import { FilterForm } from '../filter-form';

interface EventFilterFormProps {
  readonly path: string;
  readonly filters: EventFilters;
  readonly types: readonly string[];
}

export function EventFilterForm({ path, filters, types }: EventFilterFormProps) {
  const { operator: texts } = useMessages();
  const { state, type, about } = filters;
  const any = { value: '', label: texts.all };
  const states = Object.entries(texts.eventState).map(([value, label]) => ({ value, label }));
  return (
    <FilterForm path={path} isFiltered={state !== null || type !== null || about !== null}>
      <div className="min-w-0 flex-[1_1_18rem]">
        <TextField
          name="about"
          type="search"
          label={texts.events.about}
          help={texts.events.aboutHelp}
          defaultValue={about ?? ''}
          autoComplete="off"
        />
      </div>
      <div className="w-40">
        <SelectField name="state" label={texts.events.state} options={[any, ...states]} defaultValue={state ?? ''} />
      </div>
      <div className="w-72 max-w-full">
        <SelectField
          name="type"
          label={texts.events.type}
          options={[any, ...types.map((value) => ({ value, label: value }))]}
          defaultValue={type ?? ''}
        />
      </div>
    </FilterForm>
  );
}
