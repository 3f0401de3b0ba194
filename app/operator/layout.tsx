import {
  ArrowLeftRight,
  BookOpenCheck,
  CircleAlert,
  FileCheck,
  Hospital,
  Layers,
  LayoutDashboard,
  Percent,
  Phone,
  ReceiptText,
  ScrollText,
  ShieldAlert,
  Stethoscope,
  TicketPercent,
  Undo2,
} from 'lucide-react';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/shells/console-shell';
import { requireRole } from '@/lib/auth/require-role';
import { ConsoleAccount } from '../console-account';
import { type ConsoleSections, consoleLinks } from '../console-links';
import { ModeBadge } from './mode-badge';

const sections = {
  today: { href: '/operator', icon: LayoutDashboard },
  orders: { href: '/operator/orders', icon: ReceiptText },
  phoneOrders: { href: '/operator/phone-orders', icon: Phone },
  payments: { href: '/operator/payments', icon: CircleAlert },
  refunds: { href: '/operator/refunds', icon: Undo2 },
  disputes: { href: '/operator/disputes', icon: ShieldAlert },
  events: { href: '/operator/events', icon: ArrowLeftRight },
  ledger: { href: '/operator/ledger', icon: BookOpenCheck },
  courses: { href: '/operator/courses', icon: Stethoscope },
  coupons: { href: '/operator/coupons', icon: TicketPercent },
  sets: { href: '/operator/sets', icon: Layers },
  fees: { href: '/operator/fees', icon: Percent },
  facilities: { href: '/operator/facilities', icon: Hospital },
  documents: { href: '/operator/documents', icon: FileCheck },
  audit: { href: '/operator/audit', icon: ScrollText },
} as const satisfies ConsoleSections;

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireRole('operator');
  const { operator: texts } = await getMessages();
  return (
    <ConsoleShell
      title={texts.console}
      links={await consoleLinks(sections, texts.nav)}
      account={<ConsoleAccount actor={actor} signOut={texts.signOut} badge={<ModeBadge />} />}
    >
      {children}
    </ConsoleShell>
  );
}
