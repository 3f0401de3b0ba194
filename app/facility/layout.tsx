import { CalendarCheck, CalendarDays, CirclePlus, JapaneseYen, type LucideIcon, TicketCheck } from 'lucide-react';
import { headers } from 'next/headers';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/shells/console-shell';
import { requireRole } from '@/lib/auth/require-role';
import { pathHeader } from '@/lib/http/request-headers';
import { EmailText } from '../operator/email-text';

/** The counter's pages in the order of the navigation; a new page is a line here and its name in `facility.nav`. */
const sections = {
  today: { href: '/facility', icon: CalendarCheck },
  tickets: { href: '/facility/tickets', icon: TicketCheck },
  calendar: { href: '/facility/calendar', icon: CalendarDays },
  addOns: { href: '/facility/add-ons', icon: CirclePlus },
  payables: { href: '/facility/payables', icon: JapaneseYen },
} as const satisfies Record<string, { href: string; icon: LucideIcon }>;

const order = [
  'today',
  'tickets',
  'calendar',
  'addOns',
  'payables',
] as const satisfies readonly (keyof typeof sections)[];

export default async function FacilityLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireRole('facility');
  const { facility: texts } = await getMessages();
  const path = ((await headers()).get(pathHeader) ?? '').split('?')[0] ?? '';
  const links = order.map((section) => ({
    ...sections[section],
    label: texts.nav[section],
    current: section === 'today' ? path === '/facility' : path.startsWith(sections[section].href),
  }));
  const account = (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-[0.875rem] lg:flex-col lg:items-start">
      <span className="text-ink-soft">{actor.kind === 'user' ? <EmailText email={actor.email} /> : null}</span>
      <a href="/sign-out" className="link inline-flex min-h-11 items-center">
        {texts.signOut}
      </a>
    </div>
  );
  return (
    <ConsoleShell title={texts.console} links={links} account={account}>
      {children}
    </ConsoleShell>
  );
}
