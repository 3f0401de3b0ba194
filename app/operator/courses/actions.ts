'use server';

import { revalidatePath } from 'next/cache';
import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { courseForm, textsOf } from '@/lib/course-editor/course-form';
import { publishCourse } from '@/lib/course-editor/publish-course';
import { createCourse, saveCourse } from '@/lib/course-editor/save-course';
import { readSeen } from '@/lib/course-editor/stored-values';
import { action, FormRefusal } from '@/lib/http/action';
import { leaveTo } from '@/lib/http/leave-page';
import { idText } from '@/lib/id-text';
import { parseId } from '@/lib/ids';
import { medicalWarning } from '@/lib/legal/medical-warning';

const about = z.object({
  courseId: z.string().default(''),
  facilityId: z.string().default(''),
  seen: z.string().max(40_000).default('').transform(readSeen),
});

/** Makes a course, or changes one as it was seen; suspect words must have been looked at. */
export const saveCourseAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.intersection(about, courseForm),
  run: async (ctx, { course, isSeen, seen, ...ids }): Promise<FormRefusal | null> => {
    const warning = medicalWarning(textsOf(course), isSeen);
    if (warning !== null) return new FormRefusal({ fields: warning });
    const courseId = parseId('crs', ids.courseId);
    if (courseId !== null) {
      const saved = await saveCourse(ctx, { courseId, course, seen });
      // Also after a refusal: the page then shows what stands now, beside what was typed.
      revalidatePath(`/operator/courses/${courseId}`);
      return saved.ok ? null : new FormRefusal({ message: (await getMessages()).courseEditor.form.stale });
    }
    const facilityId = parseId('fac', ids.facilityId);
    if (facilityId === null) {
      return new FormRefusal({ fields: { facilityId: (await getMessages()).courseEditor.form.facilityMissing } });
    }
    const made = await createCourse(ctx, { facilityId, course });
    return leaveTo(`/operator/courses/${made.courseId}`);
  },
});

/** Shows a course to patients, or hides it. */
export const publishCourseAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.object({ courseId: idText('crs'), published: z.enum(['yes', 'no']) }),
  run: async (ctx, { courseId, published }): Promise<null> => {
    await publishCourse(ctx, { courseId, published: published === 'yes' });
    revalidatePath(`/operator/courses/${courseId}`);
    return null;
  },
});
