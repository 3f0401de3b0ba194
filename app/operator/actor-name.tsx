import { useMessages, useTranslations } from 'next-intl';
import { EmailText } from '@/components/ui/email-text';
import type { AuditRow } from '@/lib/audit/console-queries';

/** Who did it: a member's address, a job's name, or a guest. */
export function ActorName({ entry: { actorKind, actor } }: { entry: AuditRow }) {
  const { operator: texts } = useMessages();
  const t = useTranslations('operator.audit');
  if (actorKind === 'guest') return texts.guest;
  if (actorKind === 'system') return t('system', { name: actor ?? '' });
  return <EmailText email={actor ?? texts.dash} />;
}
