import path from 'node:path';

/** BIZ UDPGothic whole, as TrueType: only the glyphs in use are embedded. The paths are traced into the build as they stand. */
export const regularFont = path.join(
  process.cwd(),
  'node_modules/@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
);
export const boldFont = path.join(
  process.cwd(),
  'node_modules/@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
);
