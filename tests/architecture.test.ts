import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const root = resolve(import.meta.dirname, '..')

/** Every TypeScript file of the program in a folder, as paths from the root. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .filter((name) => !name.startsWith(join('prisma', 'generated')))
}

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The files of this house that a file imports, as paths from the root. */
function importsOf(file: string): string[] {
  const paths = [...read(file).matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, path]) => path ?? '')
  return paths.map((path) => relative(root, resolve(root, dirname(file), path)))
}

/** Which folders each floor may lean on: bots → flows → core. */
const arrow = {
  core: ['core', 'prisma'],
  flows: ['core', 'flows'],
  bots: ['bots', 'core', 'flows', 'prisma'],
}

describe('the shape of the house', () => {
  test.each(Object.entries(arrow))('%s leans only on %j', (folder, allowed) => {
    const wrong = filesIn(folder).flatMap((file) =>
      importsOf(file)
        .filter((target) => !allowed.includes(target.split('/')[0] ?? ''))
        .map((target) => `${file} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('of flows, only the composition root knows more than their contract', () => {
    const knowing = filesIn('bots').filter((file) =>
      importsOf(file).some((target) => target.startsWith('flows/')),
    )
    expect(knowing).toEqual([join('bots', 'app.ts')])
  })

  test('channels do not know each other', () => {
    const channels = ['telegram', 'twilio', 'slack', 'street']
    const wrong = channels.flatMap((channel) =>
      filesIn(join('bots', channel)).flatMap((file) =>
        importsOf(file)
          .filter((target) =>
            channels.some((other) => other !== channel && target.startsWith(`bots/${other}/`)),
          )
          .map((target) => `${file} imports ${target}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  test('vendors stay outside: core and flows know no SDK of a provider', () => {
    const vendors = /from '(grammy|twilio|@slack\/[^']+)/
    expect([...filesIn('core'), ...filesIn('flows')].filter((file) => vendors.test(read(file)))).toEqual([])
  })

  test('only stores touch the tables', () => {
    const table =
      /\b(?:tx|db)\.(?:\$queryRaw|\$executeRaw|\w+\.(?:find|create|update|delete|upsert|count|aggregate|groupBy))|pool\.query/
    const doors = /\.store\.ts$|^core\/(?:database|work)\.ts$/
    const wrong = filesIn('core').filter((file) => !doors.test(file) && table.test(read(file)))
    expect(wrong).toEqual([])
  })

  test('flows are pure: no clock, no chance, no world', () => {
    const world =
      /\bDate\.now\(|new Date\(\)|Math\.random|from 'node:(?!fs|path)|\bfetch\(|setTimeout|process\.env/
    const commands = /flows\/understanding\/(read-messages|score)\.ts$/
    expect(filesIn('flows').filter((file) => !commands.test(file) && world.test(read(file)))).toEqual([])
  })

  test('no file is longer than somebody can hold in mind', () => {
    const files = [...filesIn('core'), ...filesIn('flows'), ...filesIn('bots'), ...filesIn('prisma')]
    const long = files
      .map((file) => ({ file, lines: read(file).split('\n').length }))
      .filter(({ lines }) => lines > 350)
    expect(long).toEqual([])
  })

  test('the last migration leads to the schema that the program is made from', () => {
    const last = readdirSync(join(root, 'prisma/migrations')).sort().at(-1) ?? ''
    expect(read(`prisma/migrations/${last}/schema.prisma`)).toBe(read('prisma/schema.prisma'))
  })

  test('the top floor is the agreed one', () => {
    const shown = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules')
    const agreed = [
      'bots',
      'flows',
      'core',
      'prisma',
      'locales',
      'tests',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ]
    const alsoFine = [
      'Dockerfile',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'compose.yaml',
      'biome.json',
      'coverage',
    ]
    expect(shown.filter((name) => !agreed.includes(name) && !alsoFine.includes(name))).toEqual([])
  })
})
