'use client';

import { useEffect, useState } from 'react';
import { type FetchResult, fetchJson } from '@/lib/http/fetch-json';
import type { FreeDays } from '@/lib/phone-orders/free-days';
import { readAnswer } from './read-answer';

/** The free days of the chosen course; null while they are being read, or when none is chosen. */
export function useFreeDays(courseId: string): FetchResult<FreeDays> | null {
  const [read, setRead] = useState<{ courseId: string; answer: FetchResult<FreeDays> } | null>(null);
  useEffect(() => {
    if (courseId === '') return;
    const stop = new AbortController();
    const path = `/operator/phone-orders/free-days/${courseId}`;
    fetchJson(path, { read: readAnswer, signal: stop.signal }).then((answer) => {
      if (!stop.signal.aborted) setRead({ courseId, answer });
    });
    return () => stop.abort();
  }, [courseId]);
  return read?.courseId === courseId ? read.answer : null;
}
