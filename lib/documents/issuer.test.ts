import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyParts, modalities } from '@/lib/catalog/vocabulary';
import { seller } from '@/lib/legal/seller';
import { purposeOf } from './course-purpose';
import { groupByIssuer, type IssuingFacility, issuerFor } from './issuer';
import { searchKey } from './search-key';

const facility: IssuingFacility = {
  id: 'fac_a',
  name: '東病院',
  address: '東京都港区1',
  phone: '03-0000-0001',
  registrationNumber: null,
  issuingModel: 'principal',
};

test('each model asks for the numbers that it prints, and for those that the law asks for', () => {
  const registered = { ...facility, registrationNumber: 'T3999901000013' };
  const unregistered = { ...seller, registrationNumber: 'T1234567890123' };
  assert.ok(issuerFor(facility, seller).ok);
  assert.deepEqual(issuerFor(facility, unregistered), { ok: false, unregistered: seller.name });
  const special = { ...facility, issuingModel: 'agent_special' } as const;
  assert.deepEqual(issuerFor(special, seller), { ok: false, unregistered: '東病院' });
  const proxy = issuerFor({ ...registered, issuingModel: 'agent_proxy' }, unregistered);
  assert.equal(proxy.ok && proxy.issuer.registrationNumber, 'T3999901000013');
});

test('lines of ours and of facilities for which we issue share one receipt; a facility by our hand has its own', () => {
  const lines = [
    { facility },
    {
      facility: {
        ...facility,
        id: 'fac_b',
        name: '西病院',
        registrationNumber: 'T3999901000013',
        issuingModel: 'agent_special',
      },
    },
    {
      facility: {
        ...facility,
        id: 'fac_c',
        name: '南病院',
        registrationNumber: 'T1999903000021',
        issuingModel: 'agent_proxy',
      },
    },
  ] as const;
  const grouped = groupByIssuer(lines, seller);
  assert.ok(grouped.ok);
  assert.deepEqual(
    grouped.groups.map(({ issuer, lines: own, notes }) => [issuer.key, own.length, notes.length]),
    [
      ['company', 2, 1],
      ['fac_c', 1, 1],
    ],
  );
});

test('every purpose says ドック, several are named once each', () => {
  for (const modality of modalities) {
    for (const bodyPart of bodyParts) assert.match(purposeOf([{ modality, bodyPart }]), /ドック検査料として$/);
  }
  const brain = { modality: 'mri', bodyPart: 'brain' } as const;
  assert.equal(purposeOf([brain, { modality: 'ct', bodyPart: 'chest' }, brain]), '脳ドック・肺ドック検査料として');
});

test('names are folded for searching only', () => {
  assert.equal(searchKey('株式会社 ﾄﾞｸｴｲ　商事'), 'ドクエイ商事');
  assert.equal(searchKey('\uFA19田 一'), '神田一');
  assert.equal(searchKey('株式会社'), '株式会社');
});
