import { bigint, customType, text, timestamp } from 'drizzle-orm/pg-core';
import type { Id } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';

export const id = <Prefix extends string>(name: string, _prefix: Prefix) => text(name).$type<Id<Prefix>>();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

export const createdAt = () => instant('created_at').notNull();

/** Yen in a bigint column. */
export const yenColumn = customType<{ data: Yen; driverData: string | number }>({
  dataType: () => 'bigint',
  fromDriver: (value) => yen(Number(value)),
});

export const count = (name: string) => bigint(name, { mode: 'number' });
