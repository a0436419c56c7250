import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { keptOnDisk } from '../../core/kept-on-disk.ts'

let folder: string
let times: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foardoar-kept-'))
  times = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const make = () => {
  times++
  return { pieces: [3, -1, 7], weights: [0.5, Number.NEGATIVE_INFINITY, 1e-9] }
}

test('what was made is made once, and is the same when another process recalls it', () => {
  const made = keptOnDisk(folder)('bread', make)
  expect(keptOnDisk(folder)('bread', make)).toEqual(made)
  expect(times).toBe(1)
  expect(readdirSync(folder)).toHaveLength(1)
})

test('from something else it is made anew', () => {
  const memory = keptOnDisk(folder)
  memory('bread', make)
  memory('bread and milk', make)
  expect(times).toBe(2)
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['empty', () => Buffer.alloc(0)],
  [
    'changed in one bit',
    (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 1 : byte)),
  ],
])('a file that is %s is not believed, and is written anew', (_how, damage) => {
  const memory = keptOnDisk(folder)
  const made = memory('bread', make)
  const [name = ''] = readdirSync(folder)
  const path = join(folder, name)
  writeFileSync(path, damage(readFileSync(path)))
  expect(memory('bread', make)).toEqual(made)
  expect(times).toBe(2)
  memory('bread', make)
  expect(times).toBe(2)
})

test('where nothing can be kept, it is made every time', () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const memory = keptOnDisk(join(file, 'under-a-file'))
  memory('bread', make)
  expect(memory('bread', make)).toEqual(make())
  expect(times).toBe(3)
})

test('what is more than a month old goes when something new is kept', () => {
  const memory = keptOnDisk(folder)
  memory('bread', make)
  const [old = ''] = readdirSync(folder)
  const before = new Date(Date.now() - 31 * 24 * 3_600_000)
  utimesSync(join(folder, old), before, before)
  memory('milk', make)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(readdirSync(folder)).not.toContain(old)
})
