import type { facilities } from '@/db/schema';

type FacilitySeed = Omit<typeof facilities.$inferInsert, 'createdAt'>;

/**
 * Fixed ids, so that members, tests and a second run find the same facilities. The numbers cannot be dialled. Each has another
 * model of issuing documents; the journeys of receipts buy in Tokyo and expect our name on them.
 */
export const tokyoFacility = {
  id: 'fac_01jd0000000000000000000001',
  name: '港南みらい画像クリニック',
  prefecture: '東京都',
  address: '〒108-0099 東京都港区港南99-1-1 みらい港南ビル2階',
  access: 'JR「品川」駅 港南口から徒歩6分',
  phone: '03-0345-2210',
  receptionHours: '月〜土 9:00〜17:30（日・祝日休診）',
  registrationNumber: 'T3999901000013',
  issuingModel: 'agent_special',
} satisfies FacilitySeed;

export const nagoyaFacility = {
  id: 'fac_01jd0000000000000000000002',
  name: '名古屋さかえ画像診断センター',
  prefecture: '愛知県',
  address: '〒460-0099 愛知県名古屋市中区栄99-5-12',
  access: '地下鉄東山線・名城線「栄」駅 12番出口から徒歩4分',
  phone: '052-045-3120',
  receptionHours: '月〜金 8:45〜17:00、土 8:45〜12:30（日・祝日休診）',
  registrationNumber: 'T1999903000021',
  issuingModel: 'agent_proxy',
} satisfies FacilitySeed;

export const sapporoFacility = {
  id: 'fac_01jd0000000000000000000003',
  name: '札幌まるやま放射線科クリニック',
  prefecture: '北海道',
  address: '〒064-0099 北海道札幌市中央区北一条西99-2-8',
  access: '地下鉄東西線「円山公園」駅 3番出口から徒歩5分（駐車場18台）',
  phone: '011-037-5240',
  receptionHours: '火〜日 9:00〜17:00（月・祝日休診）',
  registrationNumber: 'T1999904000037',
  issuingModel: 'principal',
} satisfies FacilitySeed;
