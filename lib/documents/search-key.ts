const companyForms =
  /株式会社|有限会社|合同会社|一般社団法人|一般財団法人|医療法人社団|医療法人財団|医療法人|社会福祉法人|\(株\)|\(有\)|\(合\)/g;

/** A name folded for searching only: one width and case, no spaces, no form of company. Never shown, never printed. */
export function searchKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  return folded.replace(companyForms, '') || folded;
}
