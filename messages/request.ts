import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { messagesFor, readLocale } from './catalogue';

export const localeCookie = 'locale';

export default getRequestConfig(async () => {
  const locale = readLocale((await cookies()).get(localeCookie)?.value);
  return { locale, messages: messagesFor(locale), timeZone: 'Asia/Tokyo' };
});
