import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import type { Language } from '../../core/conversations/meaning.ts'
import { optionCalled } from '../support/desk-forms.ts'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, readAll, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'

/** Time passes until the clock shows this, in winter. */
async function until(time: string): Promise<void> {
  const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  const now = minutesOf(new Date(world.app.clock.now().getTime() + 3_600_000).toISOString().slice(11, 16))
  await later(world, (minutesOf(time) - now + 24 * 60) % (24 * 60) || 24 * 60)
}

/** Somebody does groceries for Griet, and says how long it took. */
async function helps(name: string, language: Language, hours: string): Promise<Phone> {
  await until('09:00')
  const helper = await movesIn(world, { name, language, languages: ['nl'] })
  const { resident, number } = await asks(
    world,
    'Kan iemand morgenmiddag boodschappen voor me doen?',
    'Griet Hoekstra',
  )
  await press(world, number, 'request.assign')
  await world.desk.submit({ volunteer: optionCalled(world, 'volunteer', name) })
  await settled(world)
  await until('18:05')
  await until('12:00')
  await until('20:00')
  readAll(world, helper, resident)
  await helper.says(hours)
  await settled(world)
  readAll(world, helper, resident)
  return helper
}

/** The desk looks somebody up and asks for their letter. */
async function asksForLetter(part: string): Promise<void> {
  const list = await world.answerTo(`/foardoar letter ${part}`, sjoukje)
  await world.desk.press(list.ts, 'volunteer.letter', { user: sjoukje })
  await settled(world)
}

/** The newest letter at the desk: where it stands and what can be read in it. */
async function newestLetter(): Promise<{ name: string; says: string; reads: string; title: string }> {
  const message = world.desk.workspace.all().findLast(({ files = [] }) => files.length > 0)
  const [file] = message?.files ?? []
  const bytes = file && world.desk.files.bytes(file.id)
  if (!message || !file || !bytes) throw new Error('There is no letter.')
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: true })
  const { info } = await getMeta(pdf)
  return {
    name: file.name,
    says: wordsIn(message),
    reads: text.replace(/\s+/g, ' '),
    title: String(info.Title),
  }
}

test.each<[Language, string, string, string, RegExp[]]>([
  [
    'nl',
    'Mark de Boer',
    'ja, anderhalf uur',
    'Verklaring vrijwilligerswerk',
    [
      /Servicepunt Bilgaard/,
      /Leeuwarden, \d+ november 2026/,
      /dat Mark de Boer als vrijwilliger heeft geholpen bij buren in Bilgaard \(Leeuwarden\)\./,
      /op \d+ november 2026\. In totaal: 1,5 uur\./,
      /Soort hulp Keren Uren boodschappen 1 1,5 Samen 1 1,5/,
      /Naam: Functie: Handtekening:/,
    ],
  ],
  [
    'fy',
    'Ytsje de Vries',
    'ja, twa oeren',
    'Ferklearring frijwilligerswurk',
    [
      /It tsjinstepunt fan Bilgaard/,
      /dat Ytsje de Vries as frijwilliger holpen hat/,
      /boadskippen 1 2 Tegearre 1 2/,
    ],
  ],
  [
    'en',
    'Mary Smith',
    'yes, 45 minutes',
    'Statement of volunteer work',
    [
      /Bilgaard service point/,
      /that Mary Smith has helped neighbours in Bilgaard/,
      /groceries 1 0\.75 In all 1 0\.75/,
    ],
  ],
])(
  'in %s: the desk gets a letter that can be signed, with hours and kinds of help',
  async (language, name, says, title, reads) => {
    await helps(name, language, says)
    await asksForLetter(name.split(' ')[0]?.toLowerCase() ?? '')
    const letter = await newestLetter()
    expect(letter.title).toBe(title)
    expect(letter.name).toBe(`${title}.pdf`)
    expect(letter.says).toContain(`<@${sjoukje}> asked for this letter about the help of ${name}.`)
    for (const one of reads) expect(letter.reads).toMatch(one)
    expect(letter.reads).not.toMatch(/Griet|Hoekstra|Dorpsstraat|8925|\+31/)
  },
)

test('who has not helped yet has no letter, and the desk hears so', async () => {
  await movesIn(world, { name: 'Foekje Nieuw' })
  await asksForLetter('foekje')
  expect(world.desk.whispers(sjoukje).map(wordsIn)).toContainEqual(
    expect.stringMatching(/no hours to write about yet/),
  )
})

test('who left can still have one: their hours stay', async () => {
  await world.app.core.db.volunteer.updateMany({
    where: { person: { name: 'Mark de Boer' } },
    data: { status: 'left' },
  })
  await asksForLetter('mark')
  expect((await newestLetter()).reads).toMatch(/Mark de Boer .* 1,5 uur/)
})
