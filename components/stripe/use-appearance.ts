'use client';

import type { Appearance } from '@stripe/stripe-js';
import { useEffect, useState } from 'react';
import { themeAppearance } from './appearance';

/** Our theme for Stripe's frame, following the device between light and dark. */
export function useAppearance(): Appearance {
  const [appearance, setAppearance] = useState(themeAppearance);
  useEffect(() => {
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setAppearance(themeAppearance());
    scheme.addEventListener('change', follow);
    return () => scheme.removeEventListener('change', follow);
  }, []);
  return appearance;
}
