import { typeid } from 'typeid-js';

/** Prefixed, time-sortable ids (TypeID over UUIDv7): the prefix says the kind, 74 random bits make them unguessable. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export type FacilityId = Id<'fac'>;
export type CourseId = Id<'crs'>;
export type CouponId = Id<'cpn'>;
export type CouponRedemptionId = Id<'cpr'>;
export type DiscountSetId = Id<'set'>;
export type CartId = Id<'crt'>;
export type OrderId = Id<'ord'>;
export type OrderLineId = Id<'orl'>;
export type PaymentId = Id<'pay'>;
export type RefundId = Id<'rfd'>;
export type CancelLadderId = Id<'cnl'>;
export type DisputeId = Id<'dsp'>;
export type TicketId = Id<'tkt'>;
export type RedemptionId = Id<'rdm'>;
export type FeeScheduleId = Id<'fsc'>;
export type FeePolicyId = Id<'fpl'>;
export type PaymentOfferId = Id<'pof'>;
export type DocumentId = Id<'doc'>;
export type FamilyMemberId = Id<'fam'>;
export type AddOnItemId = Id<'adi'>;
export type AddOnChargeId = Id<'adc'>;
export type AddOnRefundId = Id<'adr'>;
export type MailId = Id<'mail'>;
export type JournalEntryId = Id<'jrn'>;
export type AuditId = Id<'aud'>;

/** A new id. Sortable by creation time within the millisecond's precision. */
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  return `${prefix}_${typeid(prefix).getSuffix()}`;
}

/** Accepts untrusted text (URL, form) as an id of the kind, or null when its shape is wrong. */
export function parseId<Prefix extends string>(prefix: Prefix, text: string): Id<Prefix> | null {
  const suffix = text.startsWith(`${prefix}_`) ? text.slice(prefix.length + 1) : '';
  return /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(suffix) ? `${prefix}_${suffix}` : null;
}
