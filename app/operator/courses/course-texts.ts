import { getMessages } from 'next-intl/server';
import type { Messages } from '@/messages/catalogue';

export interface CourseFormTexts {
  readonly form: Messages['courseEditor']['form'];
  readonly modes: Messages['courseEditor']['modes'];
  readonly facility: string;
  readonly catalog: Pick<Messages['catalog'], 'part' | 'modality' | 'sex' | 'weekday'>;
  readonly required: string;
}

export async function readCourseTexts(): Promise<CourseFormTexts> {
  const { courseEditor, catalog, common } = await getMessages();
  const { part, modality, sex, weekday } = catalog;
  const { form, modes, facility } = courseEditor;
  return { form, modes, facility, catalog: { part, modality, sex, weekday }, required: common.required };
}
