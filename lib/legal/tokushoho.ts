import { seller } from './seller';

export const disclosureKeys = [
  'seller',
  'manager',
  'address',
  'phone',
  'email',
  'price',
  'fees',
  'methods',
  'paymentTime',
  'delivery',
  'returns',
] as const;
export type DisclosureKey = (typeof disclosureKeys)[number];

export interface DisclosurePart {
  /** Present where an item has several cases: payment methods, who causes a return. */
  readonly heading?: string;
  readonly text: string;
}

/** The eleven items of 特定商取引法に基づく表記 as Stripe and the 特定商取引法 ask for them, all on one page. */
export const disclosure: Readonly<Record<DisclosureKey, { title: string; parts: readonly DisclosurePart[] }>> = {
  seller: { title: '販売業者', parts: [{ text: seller.name }] },
  manager: { title: '運営統括責任者', parts: [{ text: seller.manager }] },
  address: { title: '所在地', parts: [{ text: `${seller.postalCode} ${seller.address}` }] },
  phone: { title: '電話番号・受付時間', parts: [{ text: `${seller.phone}\n${seller.phoneHours}` }] },
  email: {
    title: 'メールアドレス',
    parts: [{ text: `${seller.email}\n2営業日以内にお返事します。` }],
  },
  price: {
    title: '販売価格',
    parts: [
      {
        text: '各検査コースのページに、消費税込みの総額で表示しています。カートと購入手続きの画面で、お支払いの総額をご確認いただけます。',
      },
    ],
  },
  fees: {
    title: '商品代金以外の必要料金',
    parts: [
      {
        text: 'ありません。決済手数料は当社が負担します。このサイトの利用にかかる通信料と、施設までの交通費はお客様のご負担です。',
      },
    ],
  },
  methods: {
    title: 'お支払い方法',
    parts: [
      {
        heading: 'クレジットカード',
        text: 'クレジットカード（Visa、Mastercard、American Express、JCB、Diners Club、Discover）。一括払いのみで、カード会社の本人認証（3Dセキュア）をご利用いただきます。',
      },
      {
        heading: 'コンビニ払い',
        text: 'ファミリーマート、ローソン、ミニストップ、セイコーマートで、現金でお支払いいただけます（セブン-イレブンではお支払いいただけません）。合計120円から300,000円までで、受診日までの日数に余裕があるときにお選びいただけます。',
      },
      {
        heading: 'PayPay',
        text: 'PayPayの画面で承認いただく、1回払いです。合計50円から1,000,000円までお選びいただけます。',
      },
    ],
  },
  paymentTime: {
    title: 'お支払いの時期',
    parts: [
      {
        heading: 'クレジットカード',
        text: '購入手続きの画面で「お支払いを確定する」を押したときに確定します。口座からの引き落とし日は、カード会社の会員規約によります。',
      },
      {
        heading: 'コンビニ払い',
        text: '番号の発行のときに表示する期限（通常は発行日から3日後の23時29分）までにお支払いください。期限を過ぎるとお申し込みは自動で取り消され、料金はかかりません。',
      },
      {
        heading: 'PayPay',
        text: 'PayPayの画面でお支払いを承認したときに確定します。',
      },
    ],
  },
  delivery: {
    title: '役務の提供時期',
    parts: [
      {
        heading: '受診券',
        text: 'お支払いの確認後すぐに、注文の画面とメールでお渡しします。',
      },
      {
        heading: '検査',
        text: '受診日を選んでお申し込みいただくコースは、その日に受診いただけます。そのほかのコースは、お支払いの日から180日以内の受診券の有効期限までに、検査実施施設へ電話でご予約のうえ、予約の日に受診いただけます。',
      },
    ],
  },
  returns: {
    title: 'キャンセル・返金',
    parts: [
      {
        heading: 'お客様のご都合による場合',
        text: `受診券を使う前であれば、検査コースごとに、各コースのページと最終確認画面に表示する期限まで、ご注文のページからキャンセルできます。キャンセル料は検査実施施設と時期により異なり、期限・キャンセル料・返金額を日付と金額で表示します。期限の後は、検査実施施設または当社（電話 ${seller.phone}）へご連絡ください。検査を受けた後または受診券の有効期限を過ぎた後の返金はできません。`,
      },
      {
        heading: '当社または検査実施施設の都合による場合（役務に不備があった場合を含む）',
        text: '装置の故障、臨時の休診、検査の不備などにより検査を受けられないときは、再検査または全額返金のうち、ご希望の方法で対応します。費用は当社または施設が負担します。',
      },
      {
        heading: '返金の方法',
        text: 'クレジットカードとPayPayは、お支払いに使われた方法へ返金します。カード会社の締め日により、明細に反映されるまで数日から1か月ほどかかることがあります。コンビニ払いは、決済会社（Stripe）からのメールでご登録いただいた銀行口座へ返金します（登録の期限は45日）。',
      },
    ],
  },
};
