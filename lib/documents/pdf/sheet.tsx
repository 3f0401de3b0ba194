import { Document, Font, Page, StyleSheet, Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { boldFont, regularFont } from './font-files';
import { breakable } from './line-breaks';

const fontFamily = 'BIZ UDPGothic';
Font.register({
  family: fontFamily,
  fonts: [{ src: regularFont }, { src: boldFont, fontWeight: 'bold' }],
});
Font.registerHyphenationCallback(breakable);

export const ink = '#1a1a1c';
export const soft = '#56565a';
const line = '#8c8c90';

export const styles = StyleSheet.create({
  page: { fontFamily, fontSize: 10, lineHeight: 1.55, color: ink, paddingHorizontal: 48, paddingVertical: 44 },
  head: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-start' },
  title: { fontSize: 22, fontWeight: 'bold', letterSpacing: 6, lineHeight: 1.3 },
  mark: {
    fontSize: 13,
    fontWeight: 'bold',
    borderWidth: 1.5,
    borderColor: ink,
    paddingHorizontal: 10,
    paddingVertical: 3,
  },
  row: { flexDirection: 'row', justifyContent: 'space-between', gap: 12 },
  rule: { borderBottomWidth: 0.75, borderBottomColor: line },
  soft: { color: soft, fontSize: 9 },
  strong: { fontWeight: 'bold' },
  right: { textAlign: 'right', flexShrink: 0 },
  section: { marginTop: 16 },
  sectionTitle: { fontSize: 11, fontWeight: 'bold', marginBottom: 4 },
});

interface SheetProps {
  /** The file's own title: no names, no examinations. */
  readonly fileTitle: string;
  readonly author: string;
  readonly children: ReactNode;
}

/** One A4 document in our type; pages are numbered when there are several. */
export function Sheet({ fileTitle, author, children }: SheetProps) {
  return (
    <Document title={fileTitle} author={author} creator={author} producer={author} language="ja">
      <Page size="A4" style={styles.page}>
        {children}
        <Text
          fixed
          style={{ ...styles.soft, position: 'absolute', bottom: 20, left: 0, right: 0, textAlign: 'center' }}
          render={({ pageNumber, totalPages }) => (totalPages > 1 ? `${pageNumber} / ${totalPages}` : '')}
        />
      </Page>
    </Document>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View style={styles.section}>
      <Text style={styles.sectionTitle} minPresenceAhead={24}>
        {title}
      </Text>
      {children}
    </View>
  );
}

/** A term and its amount or text on one line. */
export function Pair({ term, detail, strong = false }: { term: string; detail: string; strong?: boolean }) {
  const weight = strong ? styles.strong : {};
  return (
    <View style={{ ...styles.row, ...styles.rule, paddingVertical: 3 }} wrap={false}>
      <Text style={{ ...weight, flexShrink: 1 }}>{term}</Text>
      <Text style={{ ...styles.right, ...weight }}>{detail}</Text>
    </View>
  );
}
