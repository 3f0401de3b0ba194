'use server';

import { revalidatePath } from 'next/cache';
import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { courseForm, courseIdField, textsOf } from '@/lib/course-editor/course-form';
import { publishCourse } from '@/lib/course-editor/publish-course';
import { createCourse, saveCourse } from '@/lib/course-editor/save-course';
import { action, FormRefusal } from '@/lib/http/action';
import { leaveTo } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { medicalWarning } from '@/lib/legal/medical-warning';

/** Makes a course, or changes one; suspect words must have been looked at. */
export const saveCourseAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.intersection(z.object({ courseId: z.string().default(''), facilityId: z.string().default('') }), courseForm),
  run: async (ctx, { courseId: idText, facilityId: facilityText, course, isSeen }): Promise<FormRefusal | null> => {
    const warning = medicalWarning(textsOf(course), isSeen);
    if (warning !== null) return new FormRefusal({ fields: warning });
    const courseId = parseId('crs', idText);
    if (courseId !== null) {
      await saveCourse(ctx, { courseId, course });
      revalidatePath(`/operator/courses/${courseId}`);
      return null;
    }
    const facilityId = parseId('fac', facilityText);
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
  form: z.object({ courseId: courseIdField, published: z.enum(['yes', 'no']) }),
  run: async (ctx, { courseId, published }): Promise<null> => {
    await publishCourse(ctx, { courseId, published: published === 'yes' });
    revalidatePath(`/operator/courses/${courseId}`);
    return null;
  },
});
