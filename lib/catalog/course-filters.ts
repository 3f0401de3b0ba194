import { type CourseId, parseId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { prefectures } from './prefectures';
import {
  type BodyPart,
  bodyParts,
  type ExamineeSex,
  examineeSexes,
  type Modality,
  modalities,
  type Weekday,
  weekdays,
} from './vocabulary';

export interface CourseFilters {
  readonly prefecture?: string;
  readonly part?: BodyPart;
  readonly modality?: Modality;
  readonly sex?: ExamineeSex;
  readonly weekday?: Weekday;
  readonly min?: Yen;
  readonly max?: Yen;
}

/** Where the page before ended: courses are ordered by price, then id. */
export interface CourseCursor {
  readonly priceYen: Yen;
  readonly id: CourseId;
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const filterNames = ['prefecture', 'part', 'modality', 'sex', 'weekday', 'min', 'max'] as const;
export type FilterName = (typeof filterNames)[number];

const priceMaxYen = 10_000_000;

export interface CourseSearch {
  readonly filters: CourseFilters;
  readonly after: CourseCursor | undefined;
  /** Conditions that could not be read and were left out; the page says so. */
  readonly ignored: readonly FilterName[];
}

/** Reads the catalogue's search from the address. Empty means "any"; what cannot be read is left out and named. */
export function parseCourseSearch(params: SearchParams): CourseSearch {
  const raw = (name: string) => firstText(params[name]);
  const read = {
    prefecture: prefectures.find((name) => name === raw('prefecture')),
    part: bodyParts.find((part) => part === raw('part')),
    modality: modalities.find((modality) => modality === raw('modality')),
    sex: examineeSexes.find((sex) => sex === raw('sex')),
    weekday: weekdays.find((day) => String(day) === halfWidth(raw('weekday'))),
    ...inOrder(parsePrice(raw('min')), parsePrice(raw('max'))),
  };
  const filters = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  const ignored = filterNames.filter((name) => raw(name) !== '' && read[name] === undefined);
  return { filters, after: parseCursor(raw('after')), ignored };
}

/** The address of a search: the same conditions, and the page after `after`. */
export function courseSearchHref(filters: CourseFilters, after?: CourseCursor): string {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined) query.set(name, String(value));
  }
  if (after !== undefined) query.set('after', `${after.priceYen}.${after.id}`);
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** The courses to compare: valid ids in the order given, without doubles, three at most. */
export function parseCompared(params: SearchParams): readonly CourseId[] {
  const given = params['course'];
  const texts = typeof given === 'string' ? [given] : (given ?? []);
  const ids = texts.map((text) => parseId('crs', text)).filter((id) => id !== null);
  return [...new Set(ids)].slice(0, comparedMax);
}

export const comparedMax = 3;

function firstText(value: string | readonly string[] | undefined): string {
  return ((typeof value === 'string' ? value : value?.[0]) ?? '').trim();
}

function halfWidth(text: string): string {
  return text.normalize('NFKC');
}

/** 「２０，０００円」 is 20000. */
function parsePrice(text: string): Yen | undefined {
  const digits = halfWidth(text).replace(/[,、\s円¥]/g, '');
  if (!/^\d{1,8}$/.test(digits)) return undefined;
  const amount = Number(digits);
  return amount <= priceMaxYen ? yen(amount) : undefined;
}

function inOrder(min: Yen | undefined, max: Yen | undefined): { min: Yen | undefined; max: Yen | undefined } {
  return min !== undefined && max !== undefined && min > max ? { min: max, max: min } : { min, max };
}

function parseCursor(text: string): CourseCursor | undefined {
  const [price = '', idText = ''] = text.split('.');
  const priceYen = parsePrice(price);
  const id = parseId('crs', idText);
  return priceYen === undefined || id === null ? undefined : { priceYen, id };
}
