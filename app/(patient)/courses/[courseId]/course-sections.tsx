import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import type { CourseDetail } from '@/lib/catalog/queries';
import { CourseCancel } from './course-cancel';

interface CourseSectionsProps {
  readonly course: CourseDetail;
  /** The day of the examination that is chosen already. */
  readonly examDate?: string | null;
}

export function CourseSections({ course, examDate = null }: CourseSectionsProps) {
  const t = useTranslations('catalog.course');
  const phone = <PhoneLink phone={course.phone} />;
  return (
    <>
      <Card as="section" title={t('items')}>
        <ul className="flex list-disc flex-col gap-1 pl-6 marker:text-key">
          {course.examItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Card>
      <Card as="section" title={t('exclusions')}>
        <p className="mb-3">
          {t.rich('exclusionsLead', { phone: course.phone, tel: (chunks) => <span className="num">{chunks}</span> })}
        </p>
        <ul className="flex flex-col gap-2">
          {course.exclusions.map((item) => (
            <li key={item} className="flex gap-2.5">
              <CircleX aria-hidden className="mt-1 size-5 shrink-0 text-due" />
              {item}
            </li>
          ))}
        </ul>
      </Card>
      <Card as="section" title={t('before')}>
        <DescriptionList
          items={[
            { term: t('preparation'), detail: course.preparation },
            { term: t('belongings'), detail: course.belongings },
            { term: t('result'), detail: course.resultDelivery },
          ]}
        />
      </Card>
      <CourseCancel course={course} examDate={examDate} />
      <Card as="section" title={t('facility')}>
        <DescriptionList
          items={[
            { term: t('facilityName'), detail: course.facilityName },
            { term: t('address'), detail: course.address },
            { term: t('access'), detail: course.access },
            { term: t('phone'), detail: phone },
            { term: t('hours'), detail: course.receptionHours },
          ]}
        />
      </Card>
    </>
  );
}

function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={`tel:${phone}`} className="link num inline-flex min-h-11 items-center font-bold text-[1.1875rem]">
      {phone}
    </a>
  );
}
