export type FrameRole = 'payment' | 'controller' | 'three-ds' | 'challenge' | 'authorize' | 'voucher';

const skeleton = '<div class="Skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>';

const titles: { [Role in FrameRole]: string } = {
  payment: 'Secure payment input frame',
  controller: 'Stripe',
  'three-ds': '3D Secure',
  challenge: '3D Secure',
  authorize: '3D Secure',
  voucher: 'Konbini',
};

export function contentSecurityPolicy(role: FrameRole): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    'font-src http: https: data:',
    role === 'three-ds' ? "frame-src 'self'" : "frame-src 'none'",
    role === 'authorize' ? "frame-ancestors 'none'" : 'frame-ancestors http: https:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export function framePage(role: FrameRole): string {
  return `<!doctype html>
<html lang="ja" data-role="${role}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${titles[role]}</title>
<link rel="stylesheet" href="/js/frame.css">
</head>
<body><div id="root">${role === 'payment' ? skeleton : ''}</div>
<script src="/js/frame.js"></script>
</body>
</html>
`;
}
