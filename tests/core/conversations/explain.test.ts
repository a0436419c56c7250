import { expect, test } from '@jest/globals'
import { explain } from '../../../core/conversations/explain.ts'
import { keptOnDisk } from '../../../core/kept-on-disk.ts'
import { createUnderstanding } from '../../../flows/understanding/understand.ts'

const understand = createUnderstanding('locales', [], keptOnDisk())
const why = (text: string) =>
  explain(understand, text, {
    language: null,
    now: new Date('2026-11-23T09:15:00Z'),
    zone: 'Europe/Amsterdam',
  })

test.each([
  ['Kan iemand morgen boodschappen voor me doen?', 'groceries', ['boodschappen'], ['morgen']],
  ['Kin immen moarn boadskippen foar my dwaan?', 'groceries', ['boadskippen'], ['moarn']],
  ['Could someone walk the dog on friday?', 'pets', ['dog'], ['friday']],
])('%s: the words that name the kind of help and the day are told', async (text, category, kind, when) => {
  const explanation = await why(text)
  expect(explanation.act).toBe('request')
  expect(explanation.kind).toMatchObject({ category, words: expect.arrayContaining(kind) })
  expect(explanation.when?.words).toEqual(expect.arrayContaining(when))
})

test('a kind that nobody named is a guess, without words', async () => {
  expect((await why('zou iemand misschien even langs kunnen komen')).kind?.words).toBeNull()
})

test('danger tells what it was heard in', async () => {
  const { danger } = await why('ik ben gevallen en kan niet opstaan')
  expect(danger).toMatchObject({ number: 112, level: 'certain' })
  expect(danger?.words).toEqual(expect.arrayContaining(['gevallen', 'opstaan']))
})

test('nothing said is nothing explained', async () => {
  expect(await why('   ')).toMatchObject({ act: 'other', kind: null, when: null, danger: null })
})
