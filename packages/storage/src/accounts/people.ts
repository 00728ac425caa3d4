import { fail, ok, type Result } from '@counterpoint/core'
import type { User } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import type { PrismaClient, User as UserRow } from '../generated/client.ts'
import { mapsOfUser, rightsChanged } from './rights-changed.ts'

const userOf = ({ id, name, email, createdAt, disabledAt }: UserRow): User => ({
  id,
  name,
  email,
  createdAt: createdAt.toISOString(),
  disabledAt: disabledAt?.toISOString() ?? null,
})

export const hasPeople = async (session: Session): Promise<boolean> =>
  (await session.account.findFirst({ select: { id: true } })) !== null

export async function getUser(session: Session, id: string): Promise<User | undefined> {
  const row = await session.user.findUnique({ where: { id } })
  return row ? userOf(row) : undefined
}

export async function findUserByEmail(session: Session, email: string): Promise<User | undefined> {
  const row = await session.user.findUnique({ where: { email } })
  return row ? userOf(row) : undefined
}

export const listUsers = async (session: Session): Promise<readonly User[]> =>
  (await session.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(userOf)

export const setDisabled = (prisma: PrismaClient, id: string, isDisabled: boolean) =>
  prisma.$transaction(async (session) => {
    const { count } = await session.user.updateMany({
      where: { id },
      data: { disabledAt: isDisabled ? new Date() : null },
    })
    if (isDisabled) {
      await session.session.deleteMany({ where: { userId: id } })
      await session.verification.deleteMany({ where: { value: id } })
    }
    await rightsChanged(session, mapsOfUser(id))
    return count > 0
  })

export async function setName(session: Session, id: string, name: string): Promise<void> {
  await session.user.updateMany({ where: { id }, data: { name } })
}

export async function setEmail(session: Session, id: string, email: string): Promise<boolean> {
  const holder = await session.user.findUnique({ where: { email }, select: { id: true } })
  if (holder && holder.id !== id) return false
  const { count } = await session.user.updateMany({
    where: { id },
    data: { email, emailVerified: true },
  })
  return count > 0
}

export async function setEmailVerified(session: Session, id: string): Promise<void> {
  await session.user.updateMany({ where: { id }, data: { emailVerified: true } })
}

interface ProviderSubject {
  readonly provider: string
  readonly subject: string
}

export async function userOfProvider(
  session: Session,
  { provider, subject }: ProviderSubject,
): Promise<User | undefined> {
  const row = await session.account.findUnique({
    where: { providerId_accountId: { providerId: provider, accountId: subject } },
    include: { user: true },
  })
  return row ? userOf(row.user) : undefined
}

export const createProviderUser = (
  prisma: PrismaClient,
  {
    id,
    provider,
    subject,
    name,
    email,
  }: ProviderSubject & { readonly id: string; readonly name: string; readonly email: string },
): Promise<Result<User, 'email_taken'>> =>
  prisma.$transaction(async (session) => {
    const [row] = await session.user.createManyAndReturn({
      data: { id, name, email },
      skipDuplicates: true,
    })
    if (!row) return fail('email_taken' as const)
    await session.account.create({
      data: { id, userId: id, providerId: provider, accountId: subject },
    })
    return ok(userOf(row))
  })
