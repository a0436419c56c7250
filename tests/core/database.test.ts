import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Connections, connect, inRawTransaction, isPassing } from '../../core/database.ts'
import { freshDatabase } from '../support/database.ts'

let drop: () => Promise<void>
let connections: Connections
beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  connections = connect(fresh.url)
})
afterAll(async () => {
  await connections.close()
  await drop()
})

test('a connection that is cut between two statements fails its transaction for now, and nothing else', async () => {
  const { pool } = connections
  const cut = inRawTransaction(pool, async (ask) => {
    const [own] = await ask<{ pid: number }>('own-pid', 'select pg_backend_pid() as pid', [])
    await pool.query('select pg_terminate_backend($1)', [own?.pid])
    // the word of the database comes while nobody asks it anything
    await pause(100)
    return ask('one', 'select 1', [])
  })
  const error = await cut.catch((failed: unknown) => failed)
  expect(isPassing(error)).toBe(true)
  expect(await inRawTransaction(pool, (ask) => ask('two', 'select 2 as two', []))).toEqual([{ two: 2 }])
})
