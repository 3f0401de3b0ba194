import account from './ja/account.json';
import addOns from './ja/add-ons.json';
import auth from './ja/auth.json';
import calendar from './ja/calendar.json';
import cancel from './ja/cancel.json';
import cards from './ja/cards.json';
import cart from './ja/cart.json';
import catalog from './ja/catalog.json';
import checkout from './ja/checkout.json';
import common from './ja/common.json';
import courseEditor from './ja/course-editor.json';
import dates from './ja/dates.json';
import disputes from './ja/disputes.json';
import documents from './ja/documents.json';
import errors from './ja/errors.json';
import facilities from './ja/facilities.json';
import facility from './ja/facility.json';
import fees from './ja/fees.json';
import konbini from './ja/konbini.json';
import legal from './ja/legal.json';
import mailsAddOns from './ja/mails-add-ons.json';
import mailsAuth from './ja/mails-auth.json';
import mailsDates from './ja/mails-dates.json';
import mailsKonbini from './ja/mails-konbini.json';
import mailsOrders from './ja/mails-orders.json';
import mailsRefunds from './ja/mails-refunds.json';
import mailsTickets from './ja/mails-tickets.json';
import offers from './ja/offers.json';
import operator from './ja/operator.json';
import operatorPayments from './ja/operator-payments.json';
import operatorRefunds from './ja/operator-refunds.json';
import orders from './ja/orders.json';
import phoneOrders from './ja/phone-orders.json';
import tickets from './ja/tickets.json';

export const ja = {
  account,
  mailsAddOns,
  addOns,
  auth,
  calendar,
  cancel,
  cards,
  cart,
  catalog,
  checkout,
  common,
  courseEditor,
  dates,
  disputes,
  documents,
  errors,
  operatorPayments,
  operatorRefunds,
  facilities,
  facility,
  fees,
  konbini,
  legal,
  mailsAuth,
  mailsDates,
  mailsKonbini,
  mailsOrders,
  mailsRefunds,
  mailsTickets,
  offers,
  operator,
  orders,
  phoneOrders,
  tickets,
};
