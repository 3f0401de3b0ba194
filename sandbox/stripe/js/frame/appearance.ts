import type { AppearanceVariable, Theme } from '../browser/contract';
import { isRecord, type JsonRecord, recordAt, stringAt } from '../shared/json';

type Variables = { [Name in AppearanceVariable]?: string };

const base: Variables = {
  colorPrimary: '#0570de',
  colorBackground: '#ffffff',
  colorText: '#30313d',
  colorTextSecondary: '#5b6372',
  colorTextPlaceholder: '#6d7480',
  colorDanger: '#b3093c',
  fontFamily:
    '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif',
  fontSizeBase: '16px',
  fontLineHeight: '1.4',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
  spacingUnit: '4px',
  borderRadius: '5px',
};

const themes: { [Name in Theme]: Variables } = {
  stripe: {},
  night: {
    colorPrimary: '#85d996',
    colorBackground: '#30313d',
    colorText: '#ffffff',
    colorTextSecondary: '#c8cbd2',
    colorTextPlaceholder: '#b6bac4',
    colorDanger: '#fe87a1',
  },
  flat: { colorBackground: '#f1f1f1', borderRadius: '4px' },
};

const ruleName = /^\.[A-Z][A-Za-z]*(--[a-zA-Z]+)?(:(hover|focus|focus-visible|disabled|active)|::placeholder)*$/;
const sheet = new CSSStyleSheet();

function themeOf(appearance: JsonRecord): Theme {
  const name = stringAt(appearance, 'theme');
  return name === 'night' || name === 'flat' ? name : 'stripe';
}

/** Radios, checkboxes and lists are drawn by the browser: it is told which way the background leans. */
function schemeOf(background: string): 'light' | 'dark' {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) return 'light';
  canvas.fillStyle = background;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 255, green = 255, blue = 255] = canvas.getImageData(0, 0, 1, 1).data;
  return red * 0.3 + green * 0.59 + blue * 0.11 < 128 ? 'dark' : 'light';
}

function kebab(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** One rule of the `rules` option: values go through CSSOM, so they cannot leave their declaration. */
function addRule(selector: string, declarations: unknown): void {
  if (!ruleName.test(selector) || !isRecord(declarations)) return;
  const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [name, value] of Object.entries(declarations)) {
    if (typeof value === 'string' || typeof value === 'number') rule.style.setProperty(kebab(name), String(value));
  }
}

/** The merchant's look (`elements({appearance})`): variables become custom properties, rules a sheet of their own. */
export function applyAppearance(elementsOptions: JsonRecord): void {
  const appearance = recordAt(elementsOptions, 'appearance');
  const theme = themeOf(appearance);
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  const given = recordAt(appearance, 'variables');
  const variables: JsonRecord = { ...base, ...themes[theme], ...given };
  const scheme = schemeOf(stringAt(variables, 'colorBackground') ?? '#ffffff');
  if (scheme === 'dark')
    variables['colorTextPlaceholder'] = given['colorTextPlaceholder'] ?? variables['colorTextSecondary'];
  for (const [name, value] of Object.entries(variables)) {
    if (typeof value === 'string') root.style.setProperty(`--${name}`, value);
  }
  root.dataset['scheme'] = scheme;
  sheet.replaceSync('');
  for (const [selector, declarations] of Object.entries(recordAt(appearance, 'rules'))) addRule(selector, declarations);
  document.adoptedStyleSheets = [sheet];
}

/** Fonts given by family and src. Stylesheet URLs (cssSrc) are not read: the frame's policy lets no foreign sheet in. */
export async function loadFonts(elementsOptions: JsonRecord): Promise<void> {
  const fonts = Array.isArray(elementsOptions['fonts']) ? elementsOptions['fonts'] : [];
  const faces = fonts.flatMap((font: unknown) => {
    const family = stringAt(font, 'family');
    const src = stringAt(font, 'src');
    if (family === null || src === null) return [];
    const weight = stringAt(font, 'weight') ?? 'normal';
    return [new FontFace(family, src, { weight, style: stringAt(font, 'style') ?? 'normal' })];
  });
  await Promise.allSettled(
    faces.map(async (face) => {
      document.fonts.add(await face.load());
    }),
  );
}
