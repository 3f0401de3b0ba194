import { totpCode } from '@/lib/auth/totp';
import { demoOperator } from './demo-operator';

// `npm run demo:code`: what the demo operator's authenticator app would show now.
console.log(totpCode(demoOperator.totpSecret, new Date()));
