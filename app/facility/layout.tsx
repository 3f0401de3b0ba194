import { CalendarCheck, CalendarDays, CirclePlus, JapaneseYen, TicketCheck } from 'lucide-react';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/shells/console-shell';
import { requireRole } from '@/lib/auth/require-role';
import { ConsoleAccount } from '../console-account';
import { type ConsoleSections, consoleLinks } from '../console-links';

/** The counter's pages in the order of the navigation; a new page is a line here and its name in `facility.nav`. */
const sections = {
  today: { href: '/facility', icon: CalendarCheck },
  tickets: { href: '/facility/tickets', icon: TicketCheck },
  calendar: { href: '/facility/calendar', icon: CalendarDays },
  addOns: { href: '/facility/add-ons', icon: CirclePlus },
  payables: { href: '/facility/payables', icon: JapaneseYen },
} as const satisfies ConsoleSections;

export default async function FacilityLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireRole('facility');
  const { facility: texts } = await getMessages();
  return (
    <ConsoleShell
      title={texts.console}
      links={await consoleLinks(sections, texts.nav)}
      account={<ConsoleAccount actor={actor} signOut={texts.signOut} />}
    >
      {children}
    </ConsoleShell>
  );
}
