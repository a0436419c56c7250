import { afterAll, beforeAll, test } from '@jest/globals'
import { newPhone, saysAndHears } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

test.each([
  {
    channel: 'sms',
    mumbles: 'hallo met jannie eh ik weet nie of ik hier goed zit mar me lamp in de gang doet ut nie meer',
    understood: /^Ik begrijp het: klusje in huis/m,
    goesOn: ['ja', 'Jannie Postma', 'Dorpsstraat 3, 8925 AB', 'dinsdag om 3 uur', 'ja'],
    opened: /je aanvraag is #(\d+)/,
    kind: /Odd job/i,
  },
  {
    channel: 'telegram',
    mumbles: 'ja goeie ik wit net krekt hoe as dit moat mar de hage is my te heech wurden',
    understood: /^Ik begryp it: tún/m,
    goesOn: ['ja', 'Jelle Hiemstra', 'Doarpsstrjitte 3, 8925 AB', 'tiisdei om 3 oere', 'ja'],
    opened: /dyn oanfraach is #(\d+)/,
    kind: /Garden/i,
  },
  {
    channel: 'whatsapp',
    mumbles: 'erm hi not sure if this is the right place but the dog needs his walks and im in plaster',
    understood: /^I understand: pet/m,
    goesOn: ['yes', 'Mary Smith', 'Dorpsstraat 4, 8925 AB', 'tuesday at 3 pm', 'yes'],
    opened: /your request is #(\d+)/,
    kind: /Pet/i,
  },
] as const)('a mumbled first message by $channel ends in the right request', async (story) => {
  const phone = newPhone(world, story.channel)
  await phone.says(story.mumbles)
  await phone.hears(story.understood)
  const answer = await saysAndHears(phone, ...story.goesOn)
  const number = Number(story.opened.exec(answer)?.[1])
  await world.card(number, story.kind)
})
