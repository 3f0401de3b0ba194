import { percentText } from '@/lib/fees/format-percent';
import { usualCommission } from '@/lib/fees/price-table';
import { type Simulation, simulationForm } from '@/lib/fees/simulate-sale';
import { fieldErrors } from '@/lib/http/field-errors';
import { readParam, type SearchParams } from '@/lib/http/read-param';

type Texts = Readonly<Record<string, string>>;

/** The form's values from the address, with what is wrong with them; a course's usual price when it says nothing. */
export function readSimulation(
  params: SearchParams,
  today: string,
): { readonly values: Texts; readonly errors: Texts; readonly simulation: Simulation | null } {
  const usual = {
    price: '24800',
    discount: '0',
    bearer: 'company',
    commission: percentText(usualCommission),
    examDate: '',
    day: today,
  };
  const values = Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name, params[name] === undefined ? value : readParam(params, name)]),
  );
  const parsed = simulationForm.safeParse(values);
  return parsed.success
    ? { values, errors: {}, simulation: parsed.data }
    : { values, errors: fieldErrors(parsed.error, 'ja'), simulation: null };
}
