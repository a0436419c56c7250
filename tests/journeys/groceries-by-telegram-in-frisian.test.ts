import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { later, newPhone, press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('the whole story in Frisian, with buttons', async () => {
  const sietske = await movesIn(world, { name: 'Sietske Dijkstra', channel: 'telegram', language: 'fy' })
  const anke = await movesIn(world, { name: 'Anke Bosma', channel: 'telegram', language: 'fy' })
  const jelle = newPhone(world, 'telegram')

  await jelle.says('Goeie, kin immen moarn boadskippen foar my helje?')
  await jelle.hears(
    /^Hoi, ik bin Foardoar, de kompjûter fan buorrehelp yn Bilgaard\.$/m,
    /^Ik begryp it: boadskippen, moarn \(tiisdei 24-11\)\.$/m,
    /Is dat goed\?/,
  )
  await jelle.presses('Ja')
  await jelle.hears(/^Hoe hjitsto\?$/)
  await jelle.says('Ik bin Jelle Hiemstra')
  await jelle.hears(/^Goeie Jelle Hiemstra!\nWêr wennesto\? Stjoer dyn strjitte, húsnûmer en postkoade\.$/)
  await jelle.says('Doarpsstrjitte 3, 8925 AB')
  await jelle.hears(/^Hokker part fan 'e dei past dy moarn \(tiisdei 24-11\)\?$/)
  await jelle.presses('Middeis')
  await jelle.hears(
    /^Wat: boadskippen$/m,
    /^Wannear: moarn \(tiisdei 24-11\) middeis$/m,
    /^Foar: Jelle Hiemstra$/m,
    /^Adres: Doarpsstrjitte 3, 8925 AB$/m,
    /^Kloppet dat\?$/m,
  )
  await jelle.presses('Ja, dat kloppet')
  await jelle.hears(/^Tige tank, dyn oanfraach is #1\./)

  await world.card(1, /Telegram, Frisian/)
  await press(world, 1, 'request.dispatch')
  expect(await sietske.hears(/siket help/, /^Wat: boadskippen$/m)).not.toMatch(/Jelle|Doarpsstrjitte/)
  await anke.hears(/siket help/)
  await anke.presses('Nee, no net')
  await anke.hears(/^Tige tank foar dyn antwurd\. Nee sizze mei altyd\.$/)
  await sietske.presses('Ja, dat doch ik')
  await sietske.hears(
    /^Wat moai! Do helpst by #1: boadskippen, moarn \(tiisdei 24-11\) middeis\.$/m,
    /^By: Jelle Hiemstra$/m,
    /^Adres: Doarpsstrjitte 3, 8925 AB$/m,
    /^Wy hawwe gjin telefoannûmer\.$/m,
  )
  await jelle.hears(/^Goed nijs: Sietske komt dy te helpen\.$/m)

  await later(world, 8 * 60 + 1)
  await sietske.hears(/^Tink noch efkes om #1\.$/m)
  await jelle.hears(/^Tink derom: Sietske komt dy te helpen\.$/m)
  await later(world, 25 * 60)
  await sietske.hears(/^Is it slagge mei #1 \(boadskippen\)\?/)
  await sietske.presses('Ja, it is dien')
  await sietske.hears(/^Moai! Hoe lang wiest dwaande\? Bygelyks: 1,5 oere\.$/)
  await sietske.says('in oerke')
  await sietske.hears(/^Tige tank foar dyn help!$/)
  await jelle.hears(/^Do bist holpen mei #1 \(boadskippen\)\. Wie it goed sa\?$/)
  await jelle.presses('Ja, skoan')
  await jelle.hears(/^Moai om te hearren\. Tige tank!$/)

  await settled(world)
  const closed = await world.card(1, /Done/)
  expect(closed.words).toContain('Hours: 1  |  All right for the resident: yes')
  expect(closed.words).toContain('Anke Bosma: said no')
})
