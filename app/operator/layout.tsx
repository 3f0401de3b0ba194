import {
  ArrowLeftRight,
  BookOpenCheck,
  CircleAlert,
  FileCheck,
  Hospital,
  Layers,
  LayoutDashboard,
  type LucideIcon,
  Percent,
  Phone,
  ReceiptText,
  ScrollText,
  ShieldAlert,
  Stethoscope,
  TicketPercent,
  Undo2,
} from 'lucide-react';
import { headers } from 'next/headers';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/shells/console-shell';
import { requireRole } from '@/lib/auth/require-role';
import { pathHeader } from '@/lib/http/request-headers';
import { EmailText } from './email-text';
import { ModeBadge } from './mode-badge';

const sections = {
  today: { href: '/operator', icon: LayoutDashboard },
  orders: { href: '/operator/orders', icon: ReceiptText },
  payments: { href: '/operator/payments', icon: CircleAlert },
  phoneOrders: { href: '/operator/phone-orders', icon: Phone },
  events: { href: '/operator/events', icon: ArrowLeftRight },
  ledger: { href: '/operator/ledger', icon: BookOpenCheck },
  fees: { href: '/operator/fees', icon: Percent },
  courses: { href: '/operator/courses', icon: Stethoscope },
  coupons: { href: '/operator/coupons', icon: TicketPercent },
  sets: { href: '/operator/sets', icon: Layers },
  refunds: { href: '/operator/refunds', icon: Undo2 },
  disputes: { href: '/operator/disputes', icon: ShieldAlert },
  facilities: { href: '/operator/facilities', icon: Hospital },
  documents: { href: '/operator/documents', icon: FileCheck },
  audit: { href: '/operator/audit', icon: ScrollText },
} as const satisfies Record<string, { href: string; icon: LucideIcon }>;

type Section = keyof typeof sections;
const order: readonly Section[] = [
  'today',
  'orders',
  'phoneOrders',
  'payments',
  'refunds',
  'disputes',
  'events',
  'ledger',
  'courses',
  'coupons',
  'sets',
  'fees',
  'facilities',
  'documents',
  'audit',
];

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireRole('operator');
  const { operator: texts } = await getMessages();
  const path = ((await headers()).get(pathHeader) ?? '').split('?')[0] ?? '';
  const links = order.map((section) => ({
    ...sections[section],
    label: texts.nav[section],
    current: section === 'today' ? path === '/operator' : path.startsWith(sections[section].href),
  }));
  const account = (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.875rem] lg:flex-col lg:items-start">
      <ModeBadge />
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
