import type { BodyPart, Modality } from '@/lib/catalog/vocabulary';

/** Health insurance societies give subsidies only when the receipt says 「ドック」. */
const dockOf: Readonly<Record<BodyPart, string>> = {
  brain: '脳ドック',
  chest: '肺ドック',
  heart: '心臓ドック',
  abdomen: '腹部ドック',
  breast: '乳腺ドック',
  spine: '脊椎ドック',
  whole_body: '全身ドック',
};

const ownNames: Partial<Record<`${Modality}/${BodyPart}`, string>> = {
  'pet_ct/whole_body': 'PET-CTドック',
  'mri/whole_body': '全身MRIドック',
  'ultrasound/heart': '血管・心臓ドック',
};

export interface CourseType {
  readonly modality: Modality;
  readonly bodyPart: BodyPart;
}

/** 但し書き: 「脳ドック検査料として」, of several courses 「脳ドック・肺ドック検査料として」. */
export function purposeOf(courses: readonly CourseType[]): string {
  const names = courses.map(({ modality, bodyPart }) => ownNames[`${modality}/${bodyPart}`] ?? dockOf[bodyPart]);
  return `${[...new Set(names)].join('・')}検査料として`;
}
