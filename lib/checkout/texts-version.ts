import { consentVersion } from '@/lib/consents/consent-texts';
import { confirmationVersion } from './final-confirmation';

/** Names the texts of the final confirmation and of the consents together: a page of before names others. */
export const textsVersion = `${confirmationVersion} ${consentVersion}`;
