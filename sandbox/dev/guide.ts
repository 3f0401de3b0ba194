import { demoOperator } from '@/db/seed/demo-operator';
import { sandboxUrl } from './app-env';
import type { Settings } from './settings';
import { table } from './table';

/** What a newcomer needs beside the running demo: places, sign-ins, cards. */
export function guide(settings: Settings): string {
  const app = settings.appUrl;
  const places: [string, string][] = [
    ['患者さま向け', `${app}/`],
    ['施設ポータル', `${app}/facility`],
    ['運営コンソール', `${app}/operator`],
  ];
  if (!settings.smtpUrl) places.push(['受信メール(確認コードもここ)', `http://127.0.0.1:${settings.mailPort}/`]);
  if (!settings.stripeKeys) places.push(['Stripe サンドボックス(模擬)', `${sandboxUrl(settings)}/_sandbox`]);
  return table([
    ['URL'],
    ...places,
    ['サインイン(メールで届く6桁のコード)'],
    ...signIns,
    ['テストカード(有効期限は未来、CVC は任意の3桁)'],
    ...testCards,
  ]);
}

const signIns: [string, string][] = [
  ['運営', `${demoOperator.email}(2段階目のコード: npm run demo:code)`],
  ['施設', 'tokyo@dokuei-pay.example(nagoya@、sapporo@ も)'],
  ['患者', '任意のメールアドレス(購入だけならサインイン不要)'],
];

const testCards: [string, string][] = [
  ['4242 4242 4242 4242', '成功'],
  ['4000 0025 0000 3155', '3D セキュア認証が必要'],
  ['4000 0000 0000 0002', '拒否される'],
  ['4000 0000 0000 9995', '残高不足'],
];
