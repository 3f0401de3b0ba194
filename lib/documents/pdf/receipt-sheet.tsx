import { Text, View } from '@react-pdf/renderer';
import type { DocumentCopy } from '@/db/schema';
import { formatYen, negateYen } from '@/lib/money/yen';
import { formatCalendarDay } from '@/lib/time/jst';
import type { DocumentContent } from '../content';
import { printable, printablePerson } from '../printable';
import { AddresseeLine, DocumentHead, IssuerBox, Notes } from './document-parts';
import { Pair, Section, Sheet, styles } from './sheet';
import { TaxLines } from './tax-lines';

interface ReceiptProps {
  readonly content: DocumentContent;
  readonly copy: DocumentCopy;
}

/** 領収書: a 適格請求書 with all six items. */
export function ReceiptSheet({ content, copy }: ReceiptProps) {
  return (
    <Sheet fileTitle={`領収書 ${content.number}`} author={content.issuer.name}>
      <DocumentHead content={content} title="領収書" copy={copy} />
      <AddresseeLine content={content} />
      <View
        style={{ ...styles.row, alignItems: 'center', marginTop: 18, paddingVertical: 6, backgroundColor: '#f1f1f4' }}
      >
        <Text style={{ fontSize: 12, marginLeft: 14 }}>金額（税込）</Text>
        <Text style={{ fontSize: 22, fontWeight: 'bold', marginRight: 14, lineHeight: 1.3, paddingTop: 3 }}>
          {formatYen(content.amountYen)}
        </Text>
      </View>
      <Text style={{ marginTop: 10, fontSize: 11 }}>
        但し　{printable(content.purpose)}、上記の金額を正に領収いたしました。
      </Text>
      <View style={{ marginTop: 6 }}>
        <Text>領収日　{formatCalendarDay(content.transactionDay)}</Text>
        <Text>お支払い方法　{content.method}</Text>
      </View>
      <Lines content={content} />
      <Sums content={content} />
      <TaxLines
        taxable={{ term: '10%対象（税込）', amountYen: content.taxableYen }}
        taxYen={content.taxYen}
        untaxed={{ term: '不課税（キャンセル料）', amountYen: content.untaxedYen }}
      />
      <Examinees content={content} />
      <IssuerBox content={content} />
      <Notes content={content} copy={copy} own={['電子発行のため収入印紙は不要です。']} />
    </Sheet>
  );
}

function Lines({ content }: { content: DocumentContent }) {
  return (
    <Section title="内訳">
      {content.lines.map((line) => (
        <View key={line.lineId} style={{ ...styles.row, ...styles.rule, paddingVertical: 4 }} wrap={false}>
          <View style={{ flexShrink: 1 }}>
            <Text>{printable(line.title)}</Text>
            <Text style={styles.soft}>
              検査実施施設 {printable(line.facilityName)}
              {'　'}
              {line.examDay === null ? '受診券（受診日は施設で予約）' : `受診日 ${formatCalendarDay(line.examDay)}`}
              {line.feeYen > 0 ? '　キャンセル済み' : ''}
            </Text>
          </View>
          <Text style={styles.right}>{formatYen(line.amountYen)}</Text>
        </View>
      ))}
    </Section>
  );
}

/** 通常合計 → セット割 → クーポン → お支払い合計, and what went back before the receipt was issued. */
function Sums({ content: { sums, amountYen } }: { content: DocumentContent }) {
  const minus = [
    { term: 'セット割', yen: sums.setDiscountYen },
    { term: 'クーポン', yen: sums.couponDiscountYen },
    { term: '返金（発行日まで）', yen: sums.returnedYen },
  ].filter(({ yen }) => yen > 0);
  return (
    <View style={{ marginTop: 10, marginLeft: 200 }}>
      {minus.length === 0 ? null : <Pair term="通常合計（税込）" detail={formatYen(sums.regularYen)} />}
      {minus.map(({ term, yen }) => (
        <Pair key={term} term={term} detail={formatYen(negateYen(yen))} />
      ))}
      <Pair
        term={sums.returnedYen > 0 ? '領収金額（税込、返金後）' : 'お支払い合計（税込）'}
        detail={formatYen(amountYen)}
        strong
      />
    </View>
  );
}

function Examinees({ content: { examinees, examineeCount } }: { content: DocumentContent }) {
  const names = examinees === null ? '' : `　${examinees.map((person) => `${printablePerson(person)} 様`).join('、')}`;
  return (
    <Text style={{ marginTop: 14 }}>
      検査を受ける方　{examineeCount}名{names}
    </Text>
  );
}
