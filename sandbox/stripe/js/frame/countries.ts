import type { Language } from '../shared/texts';

const codes =
  'AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NZ OM PA PE PF PG PH PK PL PM PR PS PT PY QA RE RO RS RU RW SA SB SC SE SG SI SK SL SM SN SO SR SS ST SV SX SZ TC TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

/** Countries that the card networks check a postal code for. */
export function needsPostalCode(country: string): boolean {
  return ['US', 'GB', 'CA', 'PR'].includes(country);
}

export function isCountry(code: string): boolean {
  return codes.includes(code);
}

/** Codes with their names, sorted as readers of that language expect, Japan first for Japanese. */
export function countryChoices(language: Language): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const collator = new Intl.Collator(language);
  const choices = codes.map((code) => ({ code, name: names.of(code) ?? code }));
  choices.sort((a, b) => collator.compare(a.name, b.name));
  if (language === 'en') return choices;
  return [...choices.filter(({ code }) => code === 'JP'), ...choices.filter(({ code }) => code !== 'JP')];
}
