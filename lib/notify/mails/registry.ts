import { addOnLinkMail, addOnPaidMail, addOnRefundedMail } from './add-on';
import type { MailTemplate } from './define-mail';
import { disputeOpenedMail } from './dispute-opened';
import { examDateChangedMail } from './exam-date-changed';
import { examReminderMail } from './exam-reminder';
import { konbiniVoucherMail } from './konbini-voucher';
import { orderExpiredMail } from './order-expired';
import { orderLineCanceledMail } from './order-line-canceled';
import { orderPaidMail } from './order-paid';
import { orderRefundedMail } from './order-refunded';
import { phoneOrderMail } from './phone-order';
import { refundNeedsBankMail } from './refund-needs-bank';
import { signInCodeMail } from './sign-in-code';
import { ticketExpiringMail } from './ticket-expiring';

/** Every mail by the name that enqueueMail gets. */
export const mailTemplates: Readonly<Record<string, MailTemplate>> = {
  sign_in_code: signInCodeMail,
  add_on_paid: addOnPaidMail,
  add_on_link: addOnLinkMail,
  add_on_refunded: addOnRefundedMail,
  order_paid: orderPaidMail,
  order_expired: orderExpiredMail,
  order_refunded: orderRefundedMail,
  order_line_canceled: orderLineCanceledMail,
  konbini_voucher: konbiniVoucherMail,
  refund_needs_bank: refundNeedsBankMail,
  ticket_expiring: ticketExpiringMail,
  exam_date_changed: examDateChangedMail,
  exam_reminder: examReminderMail,
  dispute_opened: disputeOpenedMail,
  phone_order: phoneOrderMail,
};

/** Templates whose props are secrets: emptied once the mail has left or died. */
export const secretTemplates: ReadonlySet<string> = new Set(['sign_in_code']);
