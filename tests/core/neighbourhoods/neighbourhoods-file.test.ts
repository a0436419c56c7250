import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadNeighbourhoods } from '../../../core/neighbourhoods/neighbourhoods.store.ts'
import { readerAt } from '../../../core/neighbourhoods/reader-at.ts'
import { Words } from '../../../core/words.ts'

const words = new Words('locales')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foardoar-neighbourhoods-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const good = { id: 'westeinde', name: 'Westeinde', town: 'Leeuwarden', desk: {} }

function load(content: unknown, name = 'hoods.json') {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return () => loadNeighbourhoods(file, words)
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

  test.each<[string, string, string]>([
    [
      'a text that does not exist',
      'nl: { rides.elsewere: "Er is ook: {{what}}" }',
      'line 8, neighbourhoods.0.texts.nl.rides.elsewere: there is no text with this key in locales/nl',
    ],
    [
      'a file in place of a text',
      'nl: { desk.button: Knop }',
      'line 8, neighbourhoods.0.texts.nl.desk.button: there is no text with this key in locales/nl',
    ],
    [
      'a text that tells less than it did',
      'nl: { rides.elsewhere: Bel de regiotaxi. }',
      'line 8, neighbourhoods.0.texts.nl.rides.elsewhere: it has to tell {{what}}, as in: Wat er wel is: {{what}}',
    ],
    [
      'a text that asks for what is not there',
      'en: { desk.button.dispatch: "Ask around for {{name}}" }',
      'line 8, neighbourhoods.0.texts.en.desk.button.dispatch: it has to tell nothing between {{ and }}',
    ],
    [
      'an empty text',
      'fy: { desk.button.dispatch: " " }',
      'line 8, neighbourhoods.0.texts.fy.desk.button.dispatch: write the text that is to be read here',
    ],
    [
      'a language that we do not speak',
      'de: { desk.button.dispatch: Nachbarn fragen }',
      'line 8, neighbourhoods.0.texts: write the language as nl, fy, or en',
    ],
    [
      'a word that phone companies keep for themselves',
      'nl: { common.no: Stop }',
      'line 8, neighbourhoods.0.texts.nl.common.no: phone companies take this word for themselves',
    ],
    [
      "a text of the bot's menu, which is one for all",
      'nl: { telegram.command-start: Hallo }',
      'line 8, neighbourhoods.0.texts.nl.telegram.command-start: this text is the same in all',
    ],
  ])('%s: the error names the line, the key, and what to write', (_what, texts, place) => {
    const hood = ['neighbourhoods:', '  - id: west', '    name: West', '    town: Leeuwarden', '    desk: {}']
    const file = [...hood, '    # our own words', '    texts:', `      ${texts}`].join('\n')
    expect(load(file, 'hoods.yaml')).toThrow(place)
  })

  test('a text that is said otherwise here is read so here, in its language, and nowhere else', () => {
    const nl = { 'rides.elsewhere': 'Kijk ook eens bij {{ what }}.', 'common.and': 'en ook' }
    const texts = { nl, en: { 'common.category-garden': 'the green' } }
    const { all } = load({ neighbourhoods: [good, { ...good, id: 'oost', texts }] })()
    const [there, here] = all.map((each) => readerAt(each, new Date('2026-11-23T09:00:00Z')))
    if (!there || !here) throw new Error('There have to be two.')
    const elsewhere = { key: 'rides.elsewhere', slots: { what: { names: ['de bus', 'de trein'] } } }
    expect(words.line('nl', elsewhere, here)).toBe('Kijk ook eens bij de bus en ook de trein.')
    expect(words.line('nl', elsewhere, there)).toBe('Wat er wel is: de bus en de trein')
    expect(words.line('fy', elsewhere, here)).toBe(words.line('fy', elsewhere, there))
    expect(words.line('en', { key: 'common.category-garden' }, here)).toBe('the green')
    expect(words.line('nl', { key: 'common.no' }, here)).toBe(words.line('nl', { key: 'common.no' }, null))
  })

  test('a zone that is none is refused before it can confuse a night', () => {
    expect(load({ neighbourhoods: [{ ...good, zone: 'Europe/Bilgaard' }] })).toThrow(
      'neighbourhoods.0.zone: write a time zone as Europe/Amsterdam',
    )
  })

  test('no YAML at all, or no file: the error says which file', () => {
    expect(load('neighbourhoods: [}', 'broken.yaml')).toThrow(/broken\.yaml cannot be read/)
    expect(() => loadNeighbourhoods(join(folder, 'nowhere.yaml'), words)).toThrow(
      /nowhere\.yaml cannot be read/,
    )
  })

  test('two with the same id are refused', () => {
    expect(load({ neighbourhoods: [good, good] })).toThrow(/same id/)
  })
})
