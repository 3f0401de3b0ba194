import { useMessages } from 'next-intl';
import { ChoiceFilter, FilterForm, SearchFilter } from '../filter-form';

interface EventFilterFormProps {
  readonly path: string;
  readonly filters: Readonly<Record<'state' | 'type' | 'about', string>>;
  readonly types: readonly string[];
}

export function EventFilterForm({ path, filters, types }: EventFilterFormProps) {
  const { operator } = useMessages();
  const { events, eventState } = operator;
  const byName = Object.fromEntries(types.map((type) => [type, type]));
  return (
    <FilterForm path={path} filters={filters}>
      <SearchFilter name="about" label={events.about} help={events.aboutHelp} value={filters.about} />
      <ChoiceFilter name="state" label={events.state} choices={eventState} value={filters.state} />
      <ChoiceFilter name="type" label={events.type} choices={byName} value={filters.type} />
    </FilterForm>
  );
}
