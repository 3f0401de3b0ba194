import { useTranslations } from 'next-intl';
import type { CourseCard } from '@/lib/catalog/queries';

/** Body part, kind of examination and, where it matters, for whom. */
export function CourseTags({ course }: { course: Pick<CourseCard, 'bodyPart' | 'modality' | 'sex'> }) {
  const t = useTranslations('catalog');
  const words = [t(`part.${course.bodyPart}`), t(`modality.${course.modality}`)];
  if (course.sex !== 'any') words.push(t(`sexOnly.${course.sex}`));
  return (
    <ul className="flex flex-wrap gap-2">
      {words.map((word) => (
        <li
          key={word}
          className="whitespace-nowrap rounded-full bg-tint px-3 py-0.5 font-bold text-[0.875rem] text-key"
        >
          {word}
        </li>
      ))}
    </ul>
  );
}
