import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { CourseValues } from '@/lib/course-editor/stored-values';
import type { CourseFormTexts } from './course-texts';

interface ChangedMeanwhileProps {
  readonly fields: readonly string[];
  readonly stored: CourseValues;
  readonly texts: CourseFormTexts;
}

/** What somebody else saved while this form was open, in the words of the form. */
export function ChangedMeanwhile({ fields, stored, texts }: ChangedMeanwhileProps) {
  const { form } = texts;
  const labels: Readonly<Record<string, string>> = form;
  const items = fields.map((name) => ({
    term: labels[name] ?? name,
    detail: shown(name, { stored, texts }) || form.changedNone,
  }));
  return (
    <Notice tone="warning" title={form.changed}>
      <p>{form.changedLead}</p>
      <DescriptionList items={items} />
    </Notice>
  );
}

function shown(name: string, { stored, texts }: Pick<ChangedMeanwhileProps, 'stored' | 'texts'>): string {
  const { part, modality, sex, weekday } = texts.catalog;
  if (name === 'weekdays') {
    const days = Object.entries(weekday).filter(([day]) => stored[`weekdays.d${day}`] === 'on');
    return days.map(([, label]) => label).join('、');
  }
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    bodyPart: part,
    modality,
    sex,
    mode: texts.modes,
  };
  const value = stored[name] ?? '';
  return choices[name]?.[value] ?? value;
}
