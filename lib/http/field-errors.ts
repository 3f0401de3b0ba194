import type { ZodError } from 'zod';
import en from '@/messages/en/errors.json';
import ja from '@/messages/ja/errors.json';
import type { ErrorLocale } from './error-table';

const texts = { ja: ja.fields, en: en.fields };

type Issue = ZodError['issues'][number];
type FieldKey = keyof typeof ja.fields;

/** `examinees.0.kana` → message. A schema's own message wins; zod's English ones are replaced by the general sentence. */
export function fieldErrors(error: ZodError, locale: ErrorLocale): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    fields[path] ??= messageOf(issue, locale);
  }
  return fields;
}

function messageOf(issue: Issue, locale: ErrorLocale): string {
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(issue.message)) return issue.message;
  return isFieldKey(issue.message) ? texts[locale][issue.message] : texts[locale][keyOf(issue)];
}

function isFieldKey(text: string): text is FieldKey {
  return Object.hasOwn(ja.fields, text);
}

function keyOf(issue: Issue): FieldKey {
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'email';
  if (issue.code === 'too_small' || issue.code === 'invalid_type') return 'required';
  return 'invalid';
}
