import { type FrameAddress, readFrameHash } from '../shared/messages';
import { startAuthorizePage } from './authorize-page';
import { startChallengeFrame } from './challenge-frame';
import { startControllerFrame } from './controller-frame';
import { startPaymentFrame } from './payment-frame';
import { startThreeDsFrame } from './three-ds-frame';
import { startVoucherFrame } from './voucher-frame';

const frames: { [role: string]: (address: FrameAddress, root: HTMLElement) => void } = {
  payment: startPaymentFrame,
  controller: startControllerFrame,
  'three-ds': startThreeDsFrame,
  challenge: startChallengeFrame,
  voucher: startVoucherFrame,
};

const root = document.getElementById('root');
const role = document.documentElement.dataset['role'] ?? '';
const address = readFrameHash(window.location.hash);
if (root !== null && role === 'authorize') void startAuthorizePage(root);
if (root !== null && address !== null && window.parent !== window) frames[role]?.(address, root);
