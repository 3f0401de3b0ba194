import { View } from '@react-pdf/renderer';
import { formatYen, type Yen } from '@/lib/money/yen';
import { Pair } from './sheet';

interface TaxLinesProps {
  readonly taxable: { readonly term: string; readonly amountYen: Yen };
  readonly taxYen: Yen;
  readonly untaxed: { readonly term: string; readonly amountYen: Yen };
}

/** 税率ごとの対価の合計と消費税額; what bears no tax apart from it, when there is any. */
export function TaxLines({ taxable, taxYen, untaxed }: TaxLinesProps) {
  return (
    <View style={{ marginTop: 10, marginLeft: 200 }}>
      <Pair term={taxable.term} detail={formatYen(taxable.amountYen)} />
      <Pair term="うち消費税額（10%）" detail={formatYen(taxYen)} />
      {untaxed.amountYen === 0 ? null : <Pair term={untaxed.term} detail={formatYen(untaxed.amountYen)} />}
    </View>
  );
}
