import { defineConfig } from 'prisma/config'

/** Only the Prisma CLI reads this; the product takes its address from its own configuration. */
export default defineConfig({
  schema: '../../prisma/schema.prisma',
  migrations: { path: '../../prisma/migrations' },
  datasource: {
    url:
      process.env['DATABASE_URL'] ?? 'postgresql://postgres:postgres@127.0.0.1:5432/counterpoint',
  },
})
