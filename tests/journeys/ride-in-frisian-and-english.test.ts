import { afterAll, beforeAll, test } from '@jest/globals'
import { drives } from '../support/riding.ts'
import { newPhone, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let ytsje: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  ytsje = await drives(world, { name: 'Ytsje de Vries', channel: 'telegram', language: 'fy' })
})
afterAll(() => world.close())

test('the same in Frisian by Telegram, with a driver who waits', async () => {
  const douwe = newPhone(world, 'telegram')
  await douwe.says('Ik moat tiisdei om kertier oer tsienen by de húsdokter wêze, kinne jim my bringe?')
  await douwe.hears(/^Ik begryp it, do wolst in rit: húsdokter, moarn \(tiisdei 24-11\) om 10:15\.$/m)
  await douwe.presses('Ja')
  await douwe.hears(/^Hoe hjitsto\?$/)
  await douwe.says('Douwe Terpstra')
  await douwe.hears(/Wêr wennesto/)
  await douwe.says('Doarpsstrjitte 3, 8925 AB')
  await douwe.hears(/foar bewenners fan Bilgaard/)
  await douwe.presses('Ja')
  await douwe.hears(/^Wêr moatst krekt wêze \(húsdokter\)\?/)
  await douwe.presses('Huisartsenpraktijk Bilgaard')
  await douwe.hears(/^Wêr helje wy dy op\?/)
  await douwe.presses('Thús: Doarpsstrjitte 3, 8925 AB')
  await douwe.hears(/^En de weromreis\?/)
  await douwe.presses('Sjauffeur wachtet, 30 min')
  await douwe.hears(/^Nimst wat mei/)
  await douwe.presses('Nee')
  await douwe.hears(/^Giet der immen mei dy mei\?/)
  await douwe.says('ja, myn dochter')
  await douwe.hears(
    /^Werom: de sjauffeur wachtet oant 10:45, do bist thús om 10:55$/m,
    /^Minsken: 2$/m,
    /^Kosten: € 1,00$/m,
  )
  await douwe.presses('Ja, dat kloppet')
  await douwe.hears(/^Dyn rit is boekt, it nûmer is #1\./)
  await ytsje.hears(/siket in rit, hinne en werom/)
  await ytsje.presses('Ja, dat doch ik')
  await ytsje.hears(
    /^By: Douwe Terpstra$/m,
    /^Werom: do wachtest dêr, op syn lêst oant 10:45$/m,
    /^Auto: Max$/m,
  )
  await douwe.hears(/^Goed nijs: Ytsje rydt dy/m, /^Werom: de sjauffeur wachtet oant 10:45\.$/m)
  await settled(world)
})

test('the same in English by WhatsApp, one way, to an address of their own', async () => {
  const amina = newPhone(world, 'whatsapp')
  await amina.says('I need a ride to the hairdresser on Wednesday at 2 pm please')
  await amina.hears(/^I see, you would like a ride: hairdresser, .*\(Wednesday 25-11\) at 14:00\.$/m)
  await amina.says('yes that is fine')
  await amina.hears(/name/)
  await amina.says('Amina Yusuf')
  await amina.hears(/Where do you live/)
  await amina.says('Dorpsstraat 8, 8925 AB')
  await amina.hears(/for residents of Bilgaard/)
  await amina.says('yes')
  await amina.hears(/^Where exactly/)
  await amina.says('Zuiderplein 4, 8911 AN')
  await amina.hears(/^Where shall we pick you up\?/)
  await amina.says('at home')
  await amina.hears(/^And the way back\?/)
  await amina.says('not needed')
  await amina.hears(/^Do you bring anything/)
  await amina.says('no')
  await amina.hears(/coming along/)
  await amina.says('no')
  await amina.hears(
    /^To: hairdresser, Zuiderplein 4, 8911 AN, there at 14:00$/m,
    /^Back: not needed$/m,
    /^Costs: €1\.00$/m,
  )
  await amina.says('yes')
  await amina.hears(/^Your ride is booked, its number is #2\./)
  await ytsje.hears(/siket in rit\./, /oaremoarn \(woansdei 25-11\)/)
  await settled(world)
})
