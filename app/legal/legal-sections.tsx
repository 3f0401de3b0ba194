import type { LegalSection } from '@/lib/legal/legal-section';

export function LegalSections({ sections }: { sections: readonly LegalSection[] }) {
  return (
    <div className="flex flex-col gap-8">
      {sections.map((section) => (
        <section key={section.title}>
          <h2 className="mb-2 font-bold text-[1.1875rem]">{section.title}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph} className="mt-2">
              {paragraph}
            </p>
          ))}
          {section.items === undefined ? null : (
            <ul className="mt-2 flex list-disc flex-col gap-1 pl-6 marker:text-key">
              {section.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          {section.after?.map((paragraph) => (
            <p key={paragraph} className="mt-2">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
