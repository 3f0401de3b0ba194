import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FamilyMember } from '@/lib/account/family';
import { formatCalendarDay } from '@/lib/time/jst';
import { removeFamilyAction } from '../actions';

/** Everyone entered so far, each to be changed or removed. */
export async function FamilyList({ members }: { members: readonly FamilyMember[] }) {
  const {
    account: { family: texts },
  } = await getMessages();
  const t = await getTranslations('account.family');
  return (
    <ul className="flex flex-col gap-4" aria-label={texts.list}>
      {members.map((member) => (
        <Card key={member.id} as="li" title={t('member', { name: member.name })}>
          <DescriptionList
            items={[
              { term: texts.kana, detail: member.kana },
              { term: texts.relation, detail: texts.relations[member.relation] },
              { term: texts.birthDate, detail: formatCalendarDay(member.birthDate).replace(/（.）$/, '') },
            ]}
          />
          <div className="mt-4 flex flex-wrap gap-3">
            <ButtonLink look="outline" href={`/account/family/${member.id}`}>
              {texts.edit}
              <span className="sr-only">{t('removeOf', { name: member.name })}</span>
            </ButtonLink>
            <form action={removeFamilyAction}>
              <input type="hidden" name="memberId" value={member.id} />
              <SubmitButton look="danger" pendingLabel={texts.removing}>
                {texts.remove}
                <span className="sr-only">{t('removeOf', { name: member.name })}</span>
              </SubmitButton>
            </form>
          </div>
        </Card>
      ))}
    </ul>
  );
}
