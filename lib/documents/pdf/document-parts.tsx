import { Text, View } from '@react-pdf/renderer';
import type { DocumentCopy } from '@/db/schema';
import { formatCalendarDay } from '@/lib/time/jst';
import type { DocumentContent } from '../content';
import { geta, printable, printablePerson } from '../printable';
import { styles } from './sheet';

interface PartProps {
  readonly content: DocumentContent;
}

/** Title, the mark of a second copy, number and day. */
export function DocumentHead({ content, title, copy }: PartProps & { title: string; copy: DocumentCopy }) {
  return (
    <View style={styles.head}>
      <View style={{ flexDirection: 'row', alignItems: 'center', gap: 14 }}>
        <Text style={styles.title}>{title}</Text>
        {copy === 'reissue' ? <Text style={styles.mark}>再発行</Text> : null}
      </View>
      <View>
        <Text style={styles.right}>番号 {content.number}</Text>
        <Text style={styles.right}>発行日 {formatCalendarDay(content.issuedDay)}</Text>
        <Text style={styles.right}>ご注文番号 {content.orderNumber}</Text>
      </View>
    </View>
  );
}

export function AddresseeLine({ content: { addressee } }: PartProps) {
  return (
    <View style={{ ...styles.rule, marginTop: 22, paddingBottom: 3, width: '62%' }}>
      <Text style={{ fontSize: 15 }}>
        {printablePerson(addressee)}　{addressee.honorific}
      </Text>
    </View>
  );
}

/** Who issued it, with the registration number that makes it a 適格請求書. */
export function IssuerBox({ content: { issuer } }: PartProps) {
  return (
    <View style={{ marginTop: 22, marginLeft: 220 }} wrap={false}>
      <Text style={{ fontSize: 12, fontWeight: 'bold' }}>{printable(issuer.name)}</Text>
      <Text>登録番号 {issuer.registrationNumber}</Text>
      <Text>{printable(issuer.address)}</Text>
      <Text>電話 {printable(issuer.phone)}</Text>
    </View>
  );
}

/** The document's notes, and what 〓 means where one stands on it. */
export function Notes({ content, copy, own }: PartProps & { copy: DocumentCopy; own: readonly string[] }) {
  const printed = [content.addressee.name, ...(content.examinees ?? []).map(({ name }) => name)];
  const notes = [
    ...own,
    ...content.notes,
    ...(copy === 'reissue' ? ['この書面は再発行です。記載の内容と番号は、最初に発行したものと同じです。'] : []),
    ...(printed.some((name) => printable(name).includes(geta))
      ? [`${geta} は、印字に使う書体にない文字です。正しい表記は発行者が記録しており、読みをかっこ内に示しています。`]
      : []),
  ];
  return (
    <View style={{ marginTop: 20 }}>
      {notes.map((note) => (
        <Text key={note} style={styles.soft}>
          ・{printable(note)}
        </Text>
      ))}
    </View>
  );
}
