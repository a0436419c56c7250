import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadNeighbourhoods } from '../../../core/neighbourhoods/neighbourhoods.store.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foardoar-neighbourhoods-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const good = { id: 'westeinde', name: 'Westeinde', town: 'Leeuwarden', desk: {} }

function load(content: unknown, name = 'hoods.json') {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return () => loadNeighbourhoods(file)
}

describe('the neighbourhoods file', () => {
  test('the least that is needed; the rest has its usual value', () => {
    const { first, all } = load({ neighbourhoods: [good] })()
    expect(all).toHaveLength(1)
    expect(first).toMatchObject({
      zone: 'Europe/Amsterdam',
      language: 'nl',
      quietHours: { from: '21:30', until: '08:00' },
    })
  })

  test('YAML is read as well', () => {
    const yaml =
      'neighbourhoods:\n  - id: westeinde\n    name: Westeinde\n    town: Leeuwarden\n    desk: {}\n'
    expect(load(yaml, 'hoods.yaml')().first.name).toBe('Westeinde')
  })

  test.each<[string, unknown, string]>([
    ['a missing name', { neighbourhoods: [{ ...good, name: undefined }] }, 'neighbourhoods.0.name'],
    ['an id with capitals', { neighbourhoods: [{ ...good, id: 'West Einde' }] }, 'neighbourhoods.0.id'],
    [
      'a wrong time in the second one',
      { neighbourhoods: [good, { ...good, id: 'oost', quietHours: { from: '9 uur', until: '08:00' } }] },
      'neighbourhoods.1.quietHours.from',
    ],
    [
      'a postcode with letters',
      { neighbourhoods: [{ ...good, postcodes: ['8925 AB'] }] },
      'neighbourhoods.0.postcodes.0',
    ],
    [
      'an unknown kind of help',
      { neighbourhoods: [{ ...good, categories: ['plumbing'] }] },
      'neighbourhoods.0.categories.0',
    ],
    [
      'a plan without people',
      {
        neighbourhoods: [
          {
            ...good,
            plans: {
              normal: { people: 0, minutesBetween: 5, rounds: 1 },
              urgent: { people: 1, minutesBetween: 5, rounds: 1 },
            },
          },
        ],
      },
      'neighbourhoods.0.plans.normal.people',
    ],
    ['a word that is misspelt', { neighbourhoods: [{ ...good, qietHours: {} }] }, 'qietHours'],
    ['no neighbourhood at all', { neighbourhoods: [] }, 'neighbourhoods'],
    ['a list instead of an object', [good], 'the file'],
    ['an empty file', '', 'the file'],
  ])('%s: the error names the file and the place', (_what, content, place) => {
    const loading = load(content)
    expect(loading).toThrow(place)
    expect(loading).toThrow('hoods.json')
  })

  test.each<[string, string, string]>([
    ['a plan that asks nobody', 'people: 0', 'line 8, neighbourhoods.0.plans.normal.people'],
    ['a plan that lacks its rounds', 'people: 3', 'line 7, neighbourhoods.0.plans.normal.rounds'],
    ['a word that is not known there', 'poeple: 3', 'line 8, neighbourhoods.0.plans.normal:'],
  ])('%s: the error names the line', (_what, people, place) => {
    const hood = [
      '# a neighbourhood of ours',
      'neighbourhoods:',
      '  - id: westeinde',
      '    name: Westeinde',
      '    town: Leeuwarden',
      '    desk: {}',
      '    plans: { urgent: { people: 6, minutesBetween: 10, rounds: 3 }, normal: {',
      `        ${people},`,
      '        minutesBetween: 30 } }',
    ]
    expect(load(hood.join('\n'), 'hoods.yaml')).toThrow(place)
  })

  test.each<[string, string[], string]>([
    [
      'a kind of help that is not in the list',
      ['kinds:', '  repair: { name: { nl: repair café }, words: { nl: [fiets*] } }'],
      'line 7, neighbourhoods.0.kinds.repair: say under categories where it comes',
    ],
    [
      'a kind of help without words',
      ['categories: [garden, repair]', 'kinds:', '  repair: { name: { nl: repair café } }'],
      'line 8, neighbourhoods.0.kinds.repair: it needs words',
    ],
    [
      'a name that fits on no button',
      ['kinds:', '  garden: { name: { nl: het onderhoud van uw tuin } }'],
      'line 7, neighbourhoods.0.kinds.garden.name.nl: a name has at most 20 letters',
    ],
    [
      'a rule for a kind of help that nobody knows',
      ['rules: { vetted: [plumbing] }'],
      'line 6, neighbourhoods.0.rules: there is no kind of help called plumbing',
    ],
  ])('%s: the error names the line, and what to write', (_what, more, place) => {
    const hood = ['neighbourhoods:', '  - id: west', '    name: West', '    town: Leeuwarden', '    desk: {}']
    const file = [...hood, ...more.map((line) => `    ${line}`)].join('\n')
    expect(load(file, 'hoods.yaml')).toThrow(place)
  })

  test('another name, a kind of its own, and one that is left out', () => {
    const kinds = {
      garden: { name: { nl: 'groen' } },
      repair: { name: { nl: 'repair' }, words: { nl: ['fiets*'] } },
    }
    const own = { ...good, categories: ['garden', 'repair'], kinds }
    expect(load({ neighbourhoods: [own] })().first).toMatchObject({ categories: ['garden', 'repair'], kinds })
  })

  test('a zone that is none is refused before it can confuse a night', () => {
    expect(load({ neighbourhoods: [{ ...good, zone: 'Europe/Bilgaard' }] })).toThrow(
      'neighbourhoods.0.zone: write a time zone as Europe/Amsterdam',
    )
  })

  test('no YAML at all, or no file: the error says which file', () => {
    expect(load('neighbourhoods: [}', 'broken.yaml')).toThrow(/broken\.yaml cannot be read/)
    expect(() => loadNeighbourhoods(join(folder, 'nowhere.yaml'))).toThrow(/nowhere\.yaml cannot be read/)
  })

  test('two with the same id are refused', () => {
    expect(load({ neighbourhoods: [good, good] })).toThrow(/same id/)
  })
})
