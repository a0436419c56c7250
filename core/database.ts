import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '../prisma/generated/client.ts'

/** Prisma's door to the database. */
export type Database = PrismaClient

/** One pool for both doors: raw statements on the road of a message, Prisma's stores for everything else. */
export interface Connections {
  pool: pg.Pool
  db: Database
  close(): Promise<void>
}

/** Connections of one process, and how many of them may be in a transaction. */
const connections = 12
export const transactionsAtOnce = 8

/** Opens the pool. It connects when first used, so a database that is away does not stop the program. */
export function connect(url: string, options: { onError?: (error: Error) => void } = {}): Connections {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 8_000,
    idleTimeoutMillis: 60_000,
    // a statement that hangs must not hold a provider's webhook for longer than the provider waits
    statement_timeout: 15_000,
    lock_timeout: 10_000,
    // what a frozen process has locked is free again while somebody still waits for it
    idle_in_transaction_session_timeout: 8_000,
    application_name: 'foardoar',
    // a look-up by key costs what it costs on a disk without a moving arm
    options: '-c random_page_cost=1.1 -c plan_cache_mode=force_generic_plan',
  })
  pool.on('error', (error) => options.onError?.(error))
  // a connection that is cut in somebody's hands, between two statements, ends the process if nobody listens to it
  pool.on('connect', (connection) => connection.on('error', () => {}))
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: nameStatements() }),
  })
  return {
    pool,
    db,
    async close() {
      await db.$disconnect()
      await pool.end()
    },
  }
}

/** More different statements than the stores have; what comes on top is planned every time. */
const mostStatements = 400

/** Gives every statement of Prisma's a name, so that a connection plans it once and not at each use. */
function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= mostStatements) return known ?? ''
    const name = `prisma-${names.size}`
    names.set(sql, name)
    return name
  }
}

/** One raw statement, asked on the pool, on one connection, or inside a transaction of Prisma's. */
export type Ask = <Row>(name: string, text: string, values: unknown[]) => Promise<Row[]>

/** Asks on the pool, or on one connection of it; each connection plans a named statement once. */
export function askOn(connection: pg.Pool | pg.PoolClient): Ask {
  return async <Row>(name: string, text: string, values: unknown[]) =>
    (await connection.query({ name, text, values })).rows as Row[]
}

/** Asks inside a transaction of Prisma's. */
export function askIn(tx: Prisma.TransactionClient): Ask {
  return (_name, text, values) => tx.$queryRawUnsafe(text, ...values)
}

/** Raw statements that change together, or not at all. */
export async function inRawTransaction<T>(pool: pg.Pool, deed: (ask: Ask) => Promise<T>): Promise<T> {
  const connection = await pool.connect()
  let broken = true
  try {
    await connection.query('begin')
    try {
      const result = await deed(askOn(connection))
      await connection.query('commit')
      broken = false
      return result
    } catch (error) {
      await connection.query('rollback')
      broken = false
      throw error
    }
  } finally {
    // a connection that could not even roll back is not used again
    connection.release(broken)
  }
}

/** PostgreSQL's own five letters for an error, wherever Prisma or pg put them. */
export function sqlState(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at && typeof at === 'object' && depth < 6; depth++) {
    const { code, originalCode, cause, meta } = at as Record<string, unknown>
    if (typeof originalCode === 'string') return originalCode
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P2')) return code
    const inner =
      meta && typeof meta === 'object' ? (meta as Record<string, unknown>).driverAdapterError : undefined
    at = cause ?? inner
  }
  return null
}

const cutConnection = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])

/** Whether the database refused only for now: a race that was lost, or a connection that was cut. */
export function isPassing(error: unknown): boolean {
  const state = sqlState(error)
  if (state) return /^(40001|40P01|55P03|08...|57P0[1-5]|53...)$/.test(state)
  if (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034'].includes(error.code)
  ) {
    return true
  }
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && cutConnection.has(code)) return true
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Server has closed the connection|Can't reach database/.test(
      error.message,
    )
  )
}

/** Whether a unique or exclusion constraint said no: somebody else was first. */
export function isTaken(error: unknown): boolean {
  const state = sqlState(error)
  if (state) return state === '23505' || state === '23P01'
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
