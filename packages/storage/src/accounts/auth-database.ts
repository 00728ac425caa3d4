import type { DBAdapter } from 'better-auth'
import type { BetterAuthOptions } from 'better-auth/types'
import type { PrismaClient } from '../generated/client.ts'

export type AuthDatabase = (options: BetterAuthOptions) => DBAdapter

/** Loaded when somebody wants it: a server for one person has no use for it. */
export async function authDatabase(prisma: PrismaClient): Promise<AuthDatabase> {
  const { prismaAdapter } = await import('better-auth/adapters/prisma')
  return prismaAdapter(prisma, { provider: 'postgresql', transaction: true })
}
