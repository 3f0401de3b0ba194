import type { EditedCourse } from '@/lib/course-editor/queries';

/** A stored course as its form shows it. */
export function storedValues(course: EditedCourse): Readonly<Record<string, string>> {
  const { title, summary, bodyPart, modality, sex, mode, preparation, belongings, resultDelivery, risks } = course;
  return {
    ...{ title, summary, bodyPart, modality, sex, mode, preparation, belongings, resultDelivery, risks },
    price: String(course.priceYen),
    durationMinutes: String(course.durationMinutes),
    examItems: course.examItems.join('\n'),
    exclusions: course.exclusions.join('\n'),
    ...Object.fromEntries(course.weekdays.map((day) => [`weekdays.d${day}`, 'on'])),
  };
}
