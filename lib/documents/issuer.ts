import type { issuingModels } from '@/db/schema';
import type { FacilityId } from '@/lib/ids';
import { parseRegistrationNumber } from './registration-number';

/** In whose name a document is. */
export interface Issuer {
  /** Whose numbers it takes: `company` or the facility's id. */
  readonly key: string;
  readonly name: string;
  readonly registrationNumber: string;
  readonly address: string;
  readonly phone: string;
}

export interface Company {
  readonly name: string;
  readonly postalCode: string;
  readonly address: string;
  readonly phone: string;
  readonly registrationNumber: string | null;
}

export interface IssuingFacility {
  readonly id: FacilityId;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly registrationNumber: string | null;
  readonly issuingModel: (typeof issuingModels)[number];
}

export type IssuerResult =
  | { readonly ok: true; readonly issuer: Issuer; readonly note: string | null }
  /** Who has no valid registration number. */
  | { readonly ok: false; readonly unregistered: string };

/**
 * Who issues for an examination at a facility: we (自社名義); we in our name for it, which asks that both are registered
 * (媒介者交付特例, 消費税法施行令70条の12); or the facility by our hand (代理交付).
 */
export function issuerFor(facility: IssuingFacility, company: Company): IssuerResult {
  const own = parseRegistrationNumber(company.registrationNumber ?? '', 'corporation');
  const theirs = parseRegistrationNumber(facility.registrationNumber ?? '');
  if (facility.issuingModel === 'agent_proxy') {
    if (theirs === null) return { ok: false, unregistered: facility.name };
    const { id: key, name, address, phone } = facility;
    const note = `${company.name}（${company.address}）が、${name}を代理して交付しています。`;
    return { ok: true, issuer: { key, name, address, phone, registrationNumber: theirs }, note };
  }
  if (own === null) return { ok: false, unregistered: company.name };
  if (facility.issuingModel === 'agent_special' && theirs === null) return { ok: false, unregistered: facility.name };
  const { name, phone } = company;
  const address = `${company.postalCode} ${company.address}`;
  return {
    ok: true,
    issuer: { key: 'company', name, address, phone, registrationNumber: own },
    note:
      facility.issuingModel === 'principal'
        ? null
        : `${facility.name}の検査については、媒介者交付特例により、${company.name}の名称と登録番号で交付しています。`,
  };
}

export interface IssuerGroup<Line> {
  readonly issuer: Issuer;
  readonly notes: readonly string[];
  readonly lines: readonly Line[];
}

/** An order's lines by issuer, in the order of their keys; or everybody who would have to be registered first. */
export function groupByIssuer<Line extends { readonly facility: IssuingFacility }>(
  lines: readonly Line[],
  company: Company,
):
  | { readonly ok: true; readonly groups: readonly IssuerGroup<Line>[] }
  | { readonly ok: false; readonly unregistered: readonly string[] } {
  const found = lines.map((line) => ({ line, result: issuerFor(line.facility, company) }));
  const unregistered = found.flatMap(({ result }) => (result.ok ? [] : [result.unregistered]));
  if (unregistered.length > 0) return { ok: false, unregistered: [...new Set(unregistered)] };
  const groups = new Map<string, { issuer: Issuer; notes: Set<string>; lines: Line[] }>();
  for (const { line, result } of found) {
    if (!result.ok) continue;
    const group = groups.get(result.issuer.key) ?? { issuer: result.issuer, notes: new Set<string>(), lines: [] };
    groups.set(result.issuer.key, group);
    group.lines.push(line);
    if (result.note !== null) group.notes.add(result.note);
  }
  const sorted = [...groups.values()].toSorted((a, b) => a.issuer.key.localeCompare(b.issuer.key));
  return { ok: true, groups: sorted.map((group) => ({ ...group, notes: [...group.notes] })) };
}
