import { useMessages } from 'next-intl';
import { StateBadge } from '@/components/ui/state-badge';

export function PublishedBadge({ published }: { published: boolean }) {
  const { courseEditor } = useMessages();
  return (
    <StateBadge tone={published ? 'good' : 'neutral'}>
      {published ? courseEditor.published : courseEditor.hidden}
    </StateBadge>
  );
}
