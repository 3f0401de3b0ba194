import { getMessages } from 'next-intl/server';
import { PageHeading } from '@/components/ui/page-heading';

type Tab = 'tabTable' | 'tabSimulator' | 'tabDrift';

const tabs: readonly (readonly [tab: Tab, href: string])[] = [
  ['tabTable', '/operator/fees'],
  ['tabSimulator', '/operator/fees/simulator'],
  ['tabDrift', '/operator/fees/drift'],
];

/** The title of a page about fees, and the way to the others. */
export async function FeesHeading({ title, current }: { title: string; current: Tab }) {
  const { fees } = await getMessages();
  return (
    <>
      <PageHeading title={title} />
      <nav aria-label={fees.console.tabs} className="border-line border-b">
        <ul className="flex flex-wrap gap-x-6">
          {tabs.map(([tab, href]) => (
            <li key={tab}>
              <a
                href={href}
                aria-current={tab === current ? 'page' : undefined}
                className={`inline-flex min-h-11 items-center border-b-2 ${
                  tab === current ? 'border-key font-bold text-key' : 'border-transparent hover:border-line-strong'
                }`}
              >
                {fees.console[tab]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
