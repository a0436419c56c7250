// npm run db:migrate: brings the database of DATABASE_URL up to date, for those who do it apart from the start.
import { applyMigrations } from './apply.ts'

const url = process.env.DATABASE_URL
if (!url) {
  console.error(
    'Set DATABASE_URL to the database to migrate. Without it, npm start migrates its own embedded one.',
  )
  process.exit(1)
}
const applied = await applyMigrations(url)
console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
