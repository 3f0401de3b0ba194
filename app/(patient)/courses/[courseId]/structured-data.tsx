import type { CourseDetail } from '@/lib/catalog/queries';
import { siteUrl } from '@/lib/http/site-url';

/** schema.org data for search engines; not a script that runs, so the content security policy leaves it alone. */
export function StructuredData({ course }: { course: CourseDetail }) {
  const url = `${siteUrl()}/courses/${course.id}`;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: course.title,
    description: course.summary,
    url,
    offers: {
      '@type': 'Offer',
      url,
      price: String(course.priceYen),
      priceCurrency: 'JPY',
      availability: 'https://schema.org/InStock',
      availableAtOrFrom: {
        '@type': 'MedicalClinic',
        name: course.facilityName,
        address: course.address,
        telephone: course.phone,
      },
    },
  };
  return <script type="application/ld+json">{JSON.stringify(data)}</script>;
}
