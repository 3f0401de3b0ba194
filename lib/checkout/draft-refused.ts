/** Why no order can be made of what was chosen: told in the cart. */
export type DraftRefusal = 'course_unavailable' | 'coupon_refused' | 'price_changed' | 'date_missing' | 'place_taken';

/** Thrown inside the transaction of a draft, so that whatever the draft had taken is given back by the rollback. */
export class DraftRefused extends Error {
  override readonly name = 'DraftRefused';
  readonly reason: DraftRefusal;

  constructor(reason: DraftRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** The outcome of making a draft, with a refusal as a value. */
export async function orRefusal<Outcome>(
  made: Promise<Outcome>,
): Promise<Outcome | { readonly ok: false; readonly reason: DraftRefusal }> {
  try {
    return await made;
  } catch (error) {
    if (error instanceof DraftRefused) return { ok: false, reason: error.reason };
    throw error;
  }
}
