import { z } from 'zod';

/** Why money goes back, as an operator typed it. */
export const refundReason = z
  .string()
  .trim()
  .min(1, '返金の理由を入力してください。')
  .max(500, '500文字以内で入力してください。');
