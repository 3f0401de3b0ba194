import type { DocumentRow } from './insert-document';

/** 「20261130_株式会社読影ペイ_33000_R2026-000001.pdf」: as offices file documents, and readable by programs that know ASCII only. */
export function pdfHeaders({ transactionDay, issuerName, amountYen, number }: DocumentRow): Record<string, string> {
  const name = `${transactionDay.replaceAll('-', '')}_${issuerName}_${amountYen}_${number}.pdf`;
  return pdfHeadersOf(name, `${number}.pdf`);
}

export function pdfHeadersOf(name: string, plainName: string): Record<string, string> {
  return {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  };
}
