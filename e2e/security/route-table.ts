/** `buyer` is a guest holding the order's cookie; `stranger` holds nothing. The others are signed in and hold no order. */
export const whos = ['stranger', 'buyer', 'patient', 'facility', 'radiologist', 'operator'] as const;
export type Who = (typeof whos)[number];

interface Row {
  readonly status: Readonly<Record<Who, number>>;
  /** A body of the right shape, so that the refusal comes from who asks and not from what. */
  readonly body?: unknown;
  /** For machines, not pages: proves itself by signature instead of Origin. */
  readonly isSigned?: boolean;
}

const everyone = (status: number): Row['status'] => ({
  stranger: status,
  buyer: status,
  patient: status,
  facility: status,
  radiologist: status,
  operator: status,
});

/** Only whoever holds the order; for all others it does not exist. */
const ownOrder = (status: number): Row['status'] => ({ ...everyone(404), buyer: status });

/** Signed-out people are sent to sign in, others without the role see nothing. */
const operatorPage = (status: number): Row['status'] => ({
  ...everyone(404),
  stranger: 307,
  buyer: 307,
  operator: status,
});
const operatorHandler = (status: number): Row['status'] => ({
  ...everyone(403),
  stranger: 401,
  buyer: 401,
  operator: status,
});
/** The counter's pages are its members' alone: an operator is none. */
const facilityPage = (status: number): Row['status'] => ({
  ...everyone(404),
  stranger: 307,
  buyer: 307,
  facility: status,
});
const facilityHandler = (status: number): Row['status'] => ({
  ...everyone(403),
  stranger: 401,
  buyer: 401,
  facility: status,
});
const signedInPage: Row = { status: { ...everyone(200), stranger: 307, buyer: 307 } };
const signedOutPage: Row = { status: { ...everyone(307), stranger: 200, buyer: 200 } };

const details = {
  buyerName: '',
  buyerKana: '',
  buyerEmail: '',
  buyerPhone: '',
  lines: [],
  healthConsent: false,
  dataConsent: false,
  finalConfirmation: false,
};

/** Who gets what at every door. A door that is not here, or a row without a door, fails the test. */
export const routeTable: Readonly<Record<string, Row>> = {
  'GET /': { status: everyone(200) },
  'GET /courses/[courseId]': { status: everyone(200) },
  'GET /compare': { status: everyone(200) },
  'GET /cart': { status: everyone(200) },
  'GET /checkout/[orderId]': { status: ownOrder(200) },
  'GET /orders/[orderId]': { status: ownOrder(307) },
  'GET /orders/[orderId]/change-date': { status: ownOrder(200) },
  'GET /orders/[orderId]/open': { status: everyone(303) },
  'GET /orders/[orderId]/receipt': { status: ownOrder(307) },
  'GET /orders/[orderId]/receipt/[documentId]': { status: everyone(404) },
  'GET /orders/[orderId]/ticket/[ticketId]': { status: everyone(404) },
  'GET /legal/tokushoho': { status: everyone(200) },
  'GET /legal/privacy': { status: everyone(200) },
  'GET /legal/terms': { status: everyone(200) },
  'GET /sign-in': signedOutPage,
  'GET /sign-in/code': { status: everyone(307) },
  'GET /sign-in/totp': { status: everyone(307) },
  'GET /sign-out': signedInPage,
  'GET /two-factor': { status: { ...signedInPage.status, operator: 307 } },
  'GET /api/health': { status: everyone(200) },
  'POST /api/webhooks/stripe': { status: everyone(400), body: {}, isSigned: true },
  'POST /api/webhooks/stripe/thin': { status: everyone(400), body: {}, isSigned: true },
  'GET /api/orders/[orderId]/status': { status: ownOrder(200) },
  'POST /api/orders/[orderId]/details': { status: ownOrder(400), body: details },
  'POST /api/orders/[orderId]/complete': { status: ownOrder(200) },
  'GET /orders/[orderId]/cancel': { status: ownOrder(200) },
  'POST /api/orders/[orderId]/cancel': {
    status: ownOrder(200),
    body: { lineId: 'orl_01jc7w0000e2e000000000000a', shownRefundYen: 0 },
  },
  'POST /api/orders/[orderId]/payment': { status: ownOrder(200) },
  'POST /api/orders/[orderId]/payment/sync': { status: ownOrder(200) },
  'GET /account': signedInPage,
  'GET /account/cards': signedInPage,
  'POST /api/account/cards/setup': {
    status: { ...everyone(200), stranger: 401, buyer: 401 },
    body: { saveConsent: true, chargeConsent: false },
  },
  'POST /api/account/cards/sync': { status: { ...everyone(200), stranger: 401, buyer: 401 } },
  'GET /account/delete': signedInPage,
  'GET /account/delete/done': { status: everyone(200) },
  'GET /account/profile': signedInPage,
  'GET /account/family': signedInPage,
  'GET /account/family/[memberId]': { status: { ...everyone(404), stranger: 307, buyer: 307 } },
  'GET /facility': { status: facilityPage(200) },
  'GET /facility/tickets': { status: facilityPage(200) },
  'GET /facility/tickets/[ticketId]': { status: facilityPage(404) },
  'GET /facility/calendar': { status: facilityPage(200) },
  'GET /facility/payables': { status: facilityPage(200) },
  'GET /api/facility/payables': { status: facilityHandler(200) },
  'GET /operator': { status: operatorPage(200) },
  'GET /operator/audit': { status: operatorPage(200) },
  'GET /operator/documents': { status: operatorPage(200) },
  'GET /operator/documents/export': { status: operatorHandler(200) },
  'GET /operator/documents/[documentId]': { status: operatorHandler(404) },
  'GET /operator/fees': { status: operatorPage(200) },
  'GET /operator/fees/simulator': { status: operatorPage(200) },
  'GET /operator/fees/drift': { status: operatorPage(200) },
  'GET /operator/ledger': { status: operatorPage(200) },
  'GET /operator/ledger/accounts/[accountId]': { status: operatorPage(404) },
  'GET /operator/coupons': { status: operatorPage(200) },
  'GET /operator/coupons/new': { status: operatorPage(200) },
  'GET /operator/coupons/[couponId]': { status: operatorPage(404) },
  'GET /operator/sets': { status: operatorPage(200) },
  'GET /operator/sets/new': { status: operatorPage(200) },
  'GET /operator/sets/[setId]': { status: operatorPage(404) },
  'GET /operator/payments': { status: operatorPage(200) },
  'GET /operator/orders': { status: operatorPage(200) },
  'GET /operator/orders/[orderId]/change-date': { status: operatorPage(200) },
  'GET /operator/facilities/[facilityId]/calendar': { status: operatorPage(404) },
  'GET /operator/orders/[orderId]': { status: operatorPage(200) },
  'GET /operator/orders/[orderId]/refund': { status: operatorPage(200) },
  'GET /operator/refunds': { status: operatorPage(200) },
  'GET /operator/facilities': { status: operatorPage(200) },
  'GET /operator/facilities/[facilityId]': { status: operatorPage(404) },
  'GET /operator/disputes': { status: operatorPage(200) },
  'GET /operator/disputes/[disputeId]': { status: operatorPage(404) },
  'GET /operator/phone-orders': { status: operatorPage(200) },
  'GET /operator/phone-orders/new': { status: operatorPage(200) },
  'GET /operator/phone-orders/[orderId]': { status: operatorPage(404) },
  'GET /operator/courses': { status: operatorPage(200) },
  'GET /operator/courses/new': { status: operatorPage(200) },
  'GET /operator/courses/[courseId]': { status: operatorPage(200) },
  'GET /operator/courses/[courseId]/preview': { status: operatorPage(200) },
  'GET /operator/events': { status: operatorPage(200) },
  'GET /operator/events/[eventId]': { status: operatorPage(404) },
  'POST /api/operator/events/[eventId]/replay': { status: operatorHandler(404) },
  'POST /api/operator/orders/[orderId]/refund': { status: operatorHandler(200), body: { reason: '本人の申し出' } },
};

/** Server Actions: who may call them. `anyone` acts on the caller's own cart, order, session or account only. */
export const actionTable: Readonly<Record<string, 'anyone' | 'operator' | 'facility'>> = {
  addToCartAction: 'anyone',
  setExamineeCountAction: 'anyone',
  setCartDayAction: 'anyone',
  moveExamDateAction: 'operator',
  changeExamDateAction: 'anyone',
  enterCouponAction: 'anyone',
  removeCouponAction: 'anyone',
  registerCouponAction: 'operator',
  editCouponAction: 'operator',
  stopCouponAction: 'operator',
  registerSetAction: 'operator',
  stopSetAction: 'operator',
  startCheckoutAction: 'anyone',
  issueReceiptAction: 'anyone',
  issueRefundNoteAction: 'anyone',
  checkDocumentsAction: 'operator',
  restartCheckout: 'anyone',
  resendVoucherAction: 'anyone',
  setLocale: 'anyone',
  releaseMoneyAction: 'operator',
  setCancelLadderAction: 'operator',
  requestCode: 'anyone',
  resendCode: 'anyone',
  submitCode: 'anyone',
  submitTotp: 'anyone',
  beginEnrolment: 'anyone',
  confirmEnrolment: 'anyone',
  signOut: 'anyone',
  saveProfileAction: 'anyone',
  saveFamilyAction: 'anyone',
  removeFamilyAction: 'anyone',
  deleteAccountAction: 'anyone',
  chooseDefaultAction: 'anyone',
  removeCardAction: 'anyone',
  chargeConsentAction: 'anyone',
  answerDisputeAction: 'operator',
  acceptDisputeAction: 'operator',
  reverseShareAction: 'operator',
  refundParkedAction: 'operator',
  createPhoneOrderAction: 'operator',
  issueKonbiniAction: 'operator',
  saveCourseAction: 'operator',
  publishCourseAction: 'operator',
  reviseFee: 'operator',
  enterFeePolicy: 'operator',
  findTicketAction: 'facility',
  setDayOpenAction: 'facility',
  setBookingTermsAction: 'facility',
  setWeekdayPlacesAction: 'facility',
  redeemTicketAction: 'facility',
  undoRedemptionAction: 'facility',
};
