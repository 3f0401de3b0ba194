import { symmetricEncrypt } from 'better-auth/crypto';
import { inArray } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { auth_user, twoFactor, userRoles } from '@/db/schema';
import type { Role } from '@/lib/auth/actor';
import { deriveKey } from '@/lib/auth/secret';
import type { FacilityId } from '@/lib/ids';
import { demoOperator } from './demo-operator';
import { nagoyaFacility, sapporoFacility, tokyoFacility } from './facilities';

interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly facilityId?: FacilityId;
}

/** All sign in by the code that the mail catcher shows; the operator also by the demo's TOTP secret. */
export const demoMembers: readonly Member[] = [
  { id: 'demo-operator', email: demoOperator.email, name: '運営 太郎', role: 'operator' },
  {
    id: 'demo-tokyo',
    email: 'tokyo@dokuei-pay.example',
    name: '港南 花子',
    role: 'facility',
    facilityId: tokyoFacility.id,
  },
  {
    id: 'demo-nagoya',
    email: 'nagoya@dokuei-pay.example',
    name: '栄 次郎',
    role: 'facility',
    facilityId: nagoyaFacility.id,
  },
  {
    id: 'demo-sapporo',
    email: 'sapporo@dokuei-pay.example',
    name: '円山 三郎',
    role: 'facility',
    facilityId: sapporoFacility.id,
  },
  { id: 'demo-radiologist', email: 'radiologist@dokuei-pay.example', name: '読影 医子', role: 'radiologist' },
  { id: 'demo-hanako', email: 'patient@dokuei-pay.example', name: '患者 花子', role: 'patient' },
];

const byEmail = new Map(demoMembers.map((member) => [member.email, member]));

interface SeedOptions {
  readonly appSecret: string;
  readonly isLive: boolean;
  readonly createdAt: Date;
}

/** The demo's people with fixed ids. May run again; does nothing beside live keys, because the operator's secret is public. */
export async function seedMembers(db: Db, { appSecret, isLive, createdAt }: SeedOptions): Promise<void> {
  if (isLive) return;
  const times = { createdAt, updatedAt: createdAt };
  await db
    .insert(auth_user)
    .values(
      demoMembers.map(({ id, email, name, role }) => ({
        id,
        email,
        name,
        emailVerified: true,
        twoFactorEnabled: role === 'operator',
        ...times,
      })),
    )
    .onConflictDoNothing();
  // By address: who was seeded before may have had another id.
  const users = await db
    .select({ userId: auth_user.id, email: auth_user.email })
    .from(auth_user)
    .where(inArray(auth_user.email, [...byEmail.keys()]));
  const roles = users.flatMap(({ userId, email }) => {
    const member = byEmail.get(email);
    if (member === undefined) return [];
    return [{ userId, role: member.role, facilityId: member.facilityId ?? null, createdAt }];
  });
  await db.insert(userRoles).values(roles).onConflictDoNothing();
  await seedSecondFactor(db, appSecret);
}

async function seedSecondFactor(db: Db, appSecret: string): Promise<void> {
  const key = deriveKey(appSecret, 'sessions');
  // better-auth reads `base32:` as a secret that was not made by it.
  const secret = await symmetricEncrypt({ key, data: `base32:${demoOperator.totpSecret}` });
  const backupCodes = await symmetricEncrypt({ key, data: '[]' });
  await db
    .insert(twoFactor)
    .values({ id: 'demo-operator', userId: 'demo-operator', secret, backupCodes, verified: true })
    // A kept database may have been seeded under another APP_SECRET.
    .onConflictDoUpdate({ target: twoFactor.id, set: { secret, backupCodes } });
}
