import type { LucideIcon } from 'lucide-react';
import { headers } from 'next/headers';
import type { ConsoleLink } from '@/components/shells/console-shell';
import { pathHeader } from '@/lib/http/request-headers';

/** A console's pages in the order of its navigation, its home first. */
export type ConsoleSections = Readonly<Record<string, { readonly href: string; readonly icon: LucideIcon }>>;

/** The navigation with the names of its pages and the one that is open. */
export async function consoleLinks<Sections extends ConsoleSections>(
  sections: Sections,
  names: Readonly<Record<keyof Sections & string, string>>,
): Promise<readonly ConsoleLink[]> {
  const path = ((await headers()).get(pathHeader) ?? '').split('?')[0] ?? '';
  const labels: Readonly<Record<string, string>> = names;
  return Object.entries(sections).map(([name, { href, icon }], index) => ({
    href,
    icon,
    label: labels[name] ?? name,
    current: index === 0 ? path === href : path.startsWith(href),
  }));
}
