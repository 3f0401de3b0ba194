import type { CourseInput } from './course-form';

/** A course as its form shows it, by field name: also what an operator has seen who then saves. */
export type CourseValues = Readonly<Record<string, string>>;

/** A stored course has lists that nobody changes. */
type CourseContent = Omit<CourseInput, 'examItems' | 'exclusions' | 'weekdays'> & {
  readonly examItems: readonly string[];
  readonly exclusions: readonly string[];
  readonly weekdays: readonly number[];
};

export function storedValues(course: CourseContent): CourseValues {
  const { title, summary, bodyPart, modality, sex, mode, preparation, belongings, resultDelivery, risks } = course;
  return {
    title,
    summary,
    bodyPart,
    modality,
    sex,
    mode,
    preparation,
    belongings,
    resultDelivery,
    risks,
    price: String(course.priceYen),
    durationMinutes: String(course.durationMinutes),
    examItems: course.examItems.join('\n'),
    exclusions: course.exclusions.join('\n'),
    ...Object.fromEntries(course.weekdays.map((day) => [`weekdays.d${day}`, 'on'])),
  };
}

/** The fields in which what was seen is not what stands; the weekdays are one. */
export function changedFields(seen: CourseValues, now: CourseValues): readonly string[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(seen)])];
  const changed = names.filter((name) => seen[name] !== now[name]);
  return [...new Set(changed.map((name) => name.replace(/^weekdays\..*/, 'weekdays')))];
}

/** What the form carries along of what was seen; nothing when it is no such text. Also runs in the browser. */
export function readSeen(text: string): CourseValues {
  try {
    const parsed: unknown = JSON.parse(text);
    return isValues(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isValues(parsed: unknown): parsed is CourseValues {
  return typeof parsed === 'object' && parsed !== null && Object.values(parsed).every((one) => typeof one === 'string');
}
