import { openDatabase } from '../client';

// Ends an order behind the application's back: node … db/testing/end-order-child.ts <database> <order>
const [, , databaseUrl = '', orderId = ''] = process.argv;
const { sql, close } = openDatabase(databaseUrl, { max: 1 });
await sql`update orders set state = 'expired' where id = ${orderId} and state = 'awaiting_payment'`;
await close();
