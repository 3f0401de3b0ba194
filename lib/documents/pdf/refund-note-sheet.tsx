import { Text, View } from '@react-pdf/renderer';
import type { DocumentCopy } from '@/db/schema';
import { formatYen, negateYen } from '@/lib/money/yen';
import { formatCalendarDay } from '@/lib/time/jst';
import type { DocumentContent } from '../content';
import { printable } from '../printable';
import { AddresseeLine, DocumentHead, IssuerBox, Notes } from './document-parts';
import { Pair, Section, Sheet, styles } from './sheet';
import { TaxLines } from './tax-lines';

interface RefundNoteProps {
  readonly content: DocumentContent;
  readonly copy: DocumentCopy;
}

/** 返金明細書: a 適格返還請求書 that names the receipt which it corrects. */
export function RefundNoteSheet({ content, copy }: RefundNoteProps) {
  const { original } = content;
  const from = original === null ? '' : `領収書 ${original.number}（${formatCalendarDay(original.issuedDay)}発行）`;
  return (
    <Sheet fileTitle={`返金明細書 ${content.number}`} author={content.issuer.name}>
      <DocumentHead content={content} title="返金明細書" copy={copy} />
      <Text style={styles.soft}>（適格返還請求書）</Text>
      <AddresseeLine content={content} />
      <View
        style={{ ...styles.row, alignItems: 'center', marginTop: 18, paddingVertical: 6, backgroundColor: '#f1f1f4' }}
      >
        <Text style={{ fontSize: 12, marginLeft: 14 }}>返金額</Text>
        <Text style={{ fontSize: 22, fontWeight: 'bold', marginRight: 14, lineHeight: 1.3, paddingTop: 3 }}>
          {formatYen(content.amountYen)}
        </Text>
      </View>
      <View style={{ marginTop: 10 }}>
        <Text>{from}の金額から、次のとおり返金いたします。</Text>
        <Text>返金を決めた日　{formatCalendarDay(content.transactionDay)}</Text>
        <Text>返金方法　{content.method}</Text>
      </View>
      <ReturnedLines content={content} />
      <TaxLines
        taxable={{ term: '返還した10%対象の額（税込）', amountYen: content.taxableYen }}
        taxYen={content.taxYen}
        untaxed={{ term: '差引 キャンセル料（不課税）', amountYen: negateYen(content.untaxedYen) }}
      />
      <View style={{ marginLeft: 200 }}>
        <Pair term="返金額" detail={formatYen(content.amountYen)} strong />
      </View>
      <IssuerBox content={content} />
      <Notes content={content} copy={copy} own={[`元の取引の日は、${from}に記載しています。`]} />
    </Sheet>
  );
}

function ReturnedLines({ content }: { content: DocumentContent }) {
  return (
    <Section title="内訳">
      {content.lines
        .filter((line) => line.amountYen !== 0 || line.feeYen !== 0)
        .map((line) => (
          <View key={line.lineId} style={{ ...styles.rule, paddingVertical: 4 }} wrap={false}>
            <View style={styles.row}>
              <Text style={{ flexShrink: 1 }}>{printable(line.title)}</Text>
              <Text style={styles.right}>{formatYen(line.amountYen)}</Text>
            </View>
            <Text style={styles.soft}>検査実施施設 {printable(line.facilityName)}</Text>
            {line.feeYen === 0 ? null : (
              <View style={styles.row}>
                <Text>キャンセル料（不課税）</Text>
                <Text style={styles.right}>{formatYen(negateYen(line.feeYen))}</Text>
              </View>
            )}
          </View>
        ))}
    </Section>
  );
}
