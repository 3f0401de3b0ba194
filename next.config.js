import path from 'node:path';
import { fileURLToPath } from 'node:url';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin({ requestConfig: './messages/request.ts' });

export default withNextIntl({
  output: 'standalone',
  outputFileTracingRoot: path.dirname(fileURLToPath(import.meta.url)),
  typedRoutes: true,
  // Types are checked once, by `npm run check`.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // Titles are never streamed: after a soft navigation a page stood without title and icon for a moment.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // Nobody downloads the server's code: whole names keep stack traces readable, and the build is a fifth faster.
  experimental: { serverMinification: false },
  outputFileTracingExcludes: { '*': ['.data/**', 'sandbox/**', 'e2e/**', 'bench/**', 'docs/**'] },
});
