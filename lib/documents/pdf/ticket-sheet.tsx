import { Path, Svg, Text, View } from '@react-pdf/renderer';
import { seller } from '@/lib/legal/seller';
import { qrPath } from '@/lib/tickets/qr-path';
import { groupByFour } from '@/lib/tickets/readable-code';
import { formatCalendarDay, formatJstDate } from '@/lib/time/jst';
import { geta, printable, printablePerson } from '../printable';
import type { PrintedTicket } from '../read-ticket';
import { Section, Sheet, styles } from './sheet';

/** 受診券: what the reception needs first, then what the examinee must know. No price: it may be a gift. */
export function TicketSheet({ ticket }: { ticket: PrintedTicket }) {
  const examinee = printablePerson(ticket.examinee);
  return (
    <Sheet fileTitle="受診券" author={seller.site}>
      <View style={styles.head}>
        <Text style={styles.title}>受診券</Text>
        <Text style={styles.right}>{seller.site}</Text>
      </View>
      <View style={{ ...styles.row, marginTop: 14, borderWidth: 1, borderColor: '#8c8c90', padding: 14 }}>
        <View style={{ flexShrink: 1 }}>
          <Text style={styles.soft}>受診券番号</Text>
          <Text style={{ fontSize: 26, fontWeight: 'bold', letterSpacing: 1.5, lineHeight: 1.4 }}>
            {groupByFour(ticket.code)}
          </Text>
          <Text style={{ ...styles.soft, marginTop: 8 }}>検査を受ける方</Text>
          <Text style={{ fontSize: 16, fontWeight: 'bold' }}>{examinee} 様</Text>
          <Text style={{ ...styles.soft, marginTop: 8 }}>
            {ticket.examDay === null ? '有効期限（発行から180日以内、延長はできません）' : '受診日'}
          </Text>
          <Text style={{ fontSize: 14, fontWeight: 'bold' }}>
            {ticket.examDay === null ? `${formatJstDate(ticket.expiresAt)}まで` : formatCalendarDay(ticket.examDay)}
          </Text>
        </View>
        <Qr code={ticket.code} />
      </View>
      <Section title="検査コース">
        <Text style={{ fontSize: 12 }}>{printable(ticket.courseTitle)}</Text>
        <Text style={styles.soft}>
          所要時間 約{ticket.durationMinutes}分　検査項目 {printable(ticket.examItems.join('、'))}
        </Text>
      </Section>
      <FacilityPart ticket={ticket} />
      <Section title="検査前の注意">
        <Text>{printable(ticket.preparation)}</Text>
      </Section>
      <Section title="持ち物">
        <Text>{printable(ticket.belongings)}</Text>
      </Section>
      <Exclusions exclusions={ticket.exclusions} />
      <Section title="結果の受け取り">
        <Text>{printable(ticket.resultDelivery)}</Text>
      </Section>
      {examinee.includes(geta) ? (
        <Text style={{ ...styles.soft, marginTop: 12 }}>・{geta} は、印字に使う書体にない文字です。</Text>
      ) : null}
    </Sheet>
  );
}

function Qr({ code }: { code: string }) {
  const { side, path } = qrPath(code);
  return (
    <Svg viewBox={`0 0 ${side} ${side}`} style={{ width: 128, height: 128, flexShrink: 0 }}>
      <Path d={path} fill="#000000" />
    </Svg>
  );
}

function FacilityPart({ ticket: { facility, examDay } }: { ticket: PrintedTicket }) {
  return (
    <Section title="検査実施施設">
      <Text style={{ fontSize: 12 }}>{printable(facility.name)}</Text>
      <Text>所在地　{printable(facility.address)}</Text>
      <Text>交通　{printable(facility.access)}</Text>
      <Text>
        電話　{printable(facility.phone)}（{printable(facility.receptionHours)}）
      </Text>
      <Text style={{ marginTop: 4 }}>
        {examDay === null
          ? 'お電話で「読影ペイの受診券を持っている」と伝えて、受診日を予約してください。当日は、この受診券を受付でお見せください。'
          : '当日は、この受診券を受付でお見せください。お支払いは済んでいます。'}
      </Text>
    </Section>
  );
}

function Exclusions({ exclusions }: { exclusions: readonly string[] }) {
  if (exclusions.length === 0) return null;
  return (
    <Section title="次に当てはまる方は検査を受けられません。当てはまるときは、受診の前に施設へお電話ください。">
      {exclusions.map((text) => (
        <Text key={text}>・{printable(text)}</Text>
      ))}
    </Section>
  );
}
