const notices = ['saved', 'booked', 'past', 'failed'] as const;
export type CalendarNotice = (typeof notices)[number];

export function readCalendarNotice(text: string): CalendarNotice | undefined {
  return notices.find((notice) => notice === text);
}

interface Shown {
  readonly facility: string;
  readonly month?: string;
  readonly day?: string;
  readonly notice?: CalendarNotice;
}

export function calendarHref({ facility, month, day, notice }: Shown): string {
  const query = new URLSearchParams({
    facility,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(notice === undefined ? {} : { notice }),
  });
  return `/facility/calendar?${query}`;
}
