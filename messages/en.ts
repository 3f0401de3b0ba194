import account from './en/account.json';
import addOns from './en/add-ons.json';
import auth from './en/auth.json';
import cancel from './en/cancel.json';
import cards from './en/cards.json';
import cart from './en/cart.json';
import catalog from './en/catalog.json';
import checkout from './en/checkout.json';
import common from './en/common.json';
import dates from './en/dates.json';
import documents from './en/documents.json';
import errors from './en/errors.json';
import fees from './en/fees.json';
import konbini from './en/konbini.json';
import legal from './en/legal.json';
import mailsAddOns from './en/mails-add-ons.json';
import mailsAuth from './en/mails-auth.json';
import mailsDates from './en/mails-dates.json';
import mailsKonbini from './en/mails-konbini.json';
import mailsOrders from './en/mails-orders.json';
import mailsRefunds from './en/mails-refunds.json';
import mailsTickets from './en/mails-tickets.json';
import orders from './en/orders.json';
import tickets from './en/tickets.json';

export const en = {
  account,
  mailsAddOns,
  addOns,
  auth,
  cancel,
  cards,
  cart,
  catalog,
  checkout,
  common,
  dates,
  documents,
  errors,
  fees,
  konbini,
  legal,
  mailsAuth,
  mailsDates,
  mailsKonbini,
  mailsOrders,
  mailsRefunds,
  mailsTickets,
  orders,
  tickets,
};
