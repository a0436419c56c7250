import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Category, Language } from '../../core/conversations/meaning.ts'
import { asks, movesIn, threadOf } from '../support/neighbours.ts'
import { press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

interface Story {
  helper: Phone
  resident: Phone
  number: number
}

/** A neighbour has said yes to help at noon today; it is ten o'clock. */
async function comesToday(
  name: string,
  category: Category,
  what: string,
  as: { language?: Language; channel?: PhoneChannel } = {},
): Promise<Story> {
  const helper = await movesIn(world, { name, categories: [category], ...as })
  const { resident, number } = await asks(world, what)
  await press(world, number, 'request.dispatch')
  await helper.hears(/hulp|help/)
  await helper.says(as.language === 'en' ? 'ok' : 'ja')
  await helper.hears(/Jan de Vries/)
  await resident.hears(/^Goed nieuws/)
  return { helper, resident, number }
}

test('who is later says so, and the other one hears it at once, without a number', async () => {
  const { helper, resident, number } = await comesToday(
    'Mark de Boer',
    'garden',
    'Kan iemand vandaag om 12 uur mijn heg snoeien?',
  )
  await helper.says('ik kom 10 minuten later')
  await helper.hears(/^Ik geef het door aan Jan\.$/)
  const heard = await resident.hears(
    new RegExp(
      `^Bericht van Mark over #${number} \\(tuin\\): ik kom 10 minuten later\\nAntwoorden kan hier\\.$`,
    ),
  )
  expect(heard).not.toMatch(/\+316/)
  await resident.says('geen probleem, tot zo')
  await resident.hears(/^Ik geef het door aan Mark\.$/)
  await helper.hears(/^Bericht van Jan de Vries over #\d+ \(tuin\): geen probleem, tot zo\n/)
  await resident.says('de bel doet het niet, loop maar achterom')
  await resident.hears(/^Ik geef het door aan Mark\.$/)
  await helper.hears(/loop maar achterom/)
  await helper.says('👍')
  await helper.hears(/^Ik geef het door aan Jan\.$/)
  await resident.hears(/👍/)
  await settled(world)
  expect(await threadOf(world, number)).toMatch(
    /Mark de Boer let us know about #\d+: ik kom 10 minuten later[\s\S]*Jan de Vries let us know .*geen probleem/,
  )
})

test('before a closed door the desk hears it too, with an alarm', async () => {
  const { helper, resident, number } = await comesToday(
    'Ytsje de Vries',
    'pets',
    'Kan iemand vandaag om 12 uur de hond uitlaten?',
    { language: 'fy', channel: 'telegram' },
  )
  await helper.says('ik stean foar de doar mar der docht nimmen iepen')
  await helper.hears(/^Ik jou it troch oan Jan\.\nIt tsjinstepunt wit it ek\. /)
  await resident.hears(/^Bericht van Ytsje .*nimmen iepen/)
  await world.note(new RegExp(`Nobody opens the door at #${number}\\. Ytsje de Vries writes: ik stean foar`))
})

test('a resident who is home later says so', async () => {
  const { helper, resident } = await comesToday(
    'Ruth Bell',
    'cooking',
    'Kan iemand vandaag om 12 uur voor me koken?',
    { language: 'en', channel: 'whatsapp' },
  )
  await resident.says('ik ben wat later thuis')
  await resident.hears(/^Ik geef het door aan Ruth\.$/)
  await helper.hears(/^Message from Jan de Vries about #\d+ \(cooking\): ik ben wat later thuis\n/)
  await helper.says("I'm here")
  await helper.hears(/^I am passing it on to Jan\.$/)
  await resident.hears(/^Bericht van Ruth .*I'm here/)
})

test('words that may be for the other one are asked about first', async () => {
  const { helper, resident, number } = await comesToday(
    'Bart Smit',
    'digital',
    'Kan iemand vandaag om 12 uur naar mijn computer kijken?',
  )
  await helper.says('waar moet ik precies parkeren?')
  await helper.hears(
    new RegExp(`^Gaat dit over #${number}: computer of telefoon, vandaag .*12:00\\? Dan geef ik het door\\.`),
  )
  await helper.says('ja')
  await helper.hears(/^Ik geef het door aan Jan\.$/)
  await resident.hears(/waar moet ik precies parkeren\?/)
  // a worry is never passed on to the resident
  await helper.says('ik maak me zorgen over meneer, hij eet bijna niets meer')
  await helper.hears(/^Dank je dat je het zegt/)
  await settled(world)
  expect(resident.unread()).toEqual([])
})

test('with a ping open too, a bare yes goes to the desk that wrote last, and counts for the ping when said once more', async () => {
  const { helper, number } = await comesToday(
    'Sietske Bos',
    'paperwork',
    'Kan iemand vandaag om 12 uur helpen met een brief van de gemeente?',
  )
  const other = await asks(world, 'Kan iemand vrijdagmiddag een formulier met me invullen?', 'Griet Bos')
  await press(world, other.number, 'request.dispatch')
  await helper.hears(/zoekt hulp/)
  await press(world, number, 'request.tell')
  await world.street.until(() =>
    JSON.stringify(world.desk.modal()?.view.blocks ?? []).includes('Sietske Bos') ? true : undefined,
  )
  await world.desk.submit({ text: 'Bel twee keer aan.' })
  await helper.hears(/Bel twee keer aan\.$/)
  await helper.says('ok')
  await helper.hears(
    /^Dank je, ik geef het door aan het servicepunt\.\nEr staat nog een vraag voor je open\./,
  )
  await world.note(/Sietske Bos answers: ok/)
  expect(other.resident.unread()).toEqual([])
  await helper.says('ja')
  await helper.hears(new RegExp(`^Wat fijn! Jij helpt bij #${other.number}`))
  await other.resident.hears(/^Goed nieuws: Sietske/)
})
