export const bodyParts = ['brain', 'chest', 'heart', 'abdomen', 'breast', 'spine', 'whole_body'] as const;
export type BodyPart = (typeof bodyParts)[number];

export const modalities = ['mri', 'ct', 'ultrasound', 'mammography', 'pet_ct'] as const;
export type Modality = (typeof modalities)[number];

/** Who may take a course: everybody, or one sex only. */
export const courseSexes = ['any', 'female', 'male'] as const;
export type CourseSex = (typeof courseSexes)[number];

/** Who wants to take one. */
export const examineeSexes = ['female', 'male'] as const;
export type ExamineeSex = (typeof examineeSexes)[number];

/** ISO weekdays, 1 = Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];
