import { afterAll, beforeAll, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { later, newPhone, press, readAll, settled } from '../support/talks.ts'
import { openWorld, wordsIn, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))
const out: string[] = []
async function chat(p: Phone, ...lines: string[]) {
  for (const l of lines) {
    if (l.startsWith('[')) await p.presses(l.slice(1, -1)); else await p.says(l)
    out.push('> ' + l)
    await settled(world)
    for (const t of p.unread()) out.push('  ' + t.replaceAll('\n', '\n  '))
    readAll(world, p)
    for (const b of world.street.messages(p.channel, p.identifier).at(-1)?.buttons ?? []) out.push('   ' + b.map(x => `[${x.label}]`).join(' '))
  }
  out.push('-----')
}
function whatElse(title: string, ...phones: Phone[]) {
  out.push('----- ' + title)
  phones.forEach((v, i) => { for (const t of v.unread()) out.push(`   <${i} ${v.channel}> ${t.replaceAll('\n', '\n      ')}`); world.street.markSeen(v.channel, v.identifier) 
  })
}
test('x', async () => {
  const fy = newPhone(world, 'telegram'), en = newPhone(world, 'whatsapp'), odd = newPhone(world, 'sms'), all = newPhone(world, 'sms')
  await chat(fy, 'Goeie, kin immen moarn boadskippen foar my helje?', '[Ja]', 'Ik bin Jelle Hiemstra', 'Doarpsstrjitte 3, 8925 AB', '[Middeis]', '[Ja, dat kloppet]')
  await chat(en, 'Hello! Could someone get my groceries tomorrow please?', 'ok', 'Mary Smith', 'Dorpsstraat 4, 8925 AB', 'afternoon', 'ok')
  await chat(odd, 'Kan iemand morgen boodschappen voor me doen?', 'mijn kat is ook zo lief', 'wat bedoel je?', 'hallo?')
  await chat(all, 'Hoi, ik ben Sjoerd Bakker, Pastoriestraat 7, 8925 CD. Kan iemand morgenmiddag om 3 uur boodschappen voor me doen?', 'ja', 'ja')
  await chat(all, 'Kan er iemand donderdagochtend de heg snoeien?', 'ja', 'dank je')
  const h1 = await movesIn(world, { name: 'Mark de Boer' })
  const h2 = await movesIn(world, { name: 'Ytsje de Vries', channel: 'telegram', language: 'fy' })
  const h3 = await movesIn(world, { name: 'Samuel Owusu', channel: 'whatsapp', language: 'en' })
  await press(world, 1, 'request.dispatch'); await settled(world)
  whatElse('ask 1', h1, h2, h3)
  for (const b of world.street.messages(h3.channel, h3.identifier).at(-1)?.buttons ?? []) out.push('   ' + b.map(x => `[${x.label}]`).join(' '))
  await press(world, 2, 'request.dispatch'); await settled(world)
  whatElse('ask 2', h1, h2, h3)
  await chat(h1, 'JA')
  await chat(h1, 'JA 2')
  whatElse('...', fy, en)
  await chat(h1, 'JA 1')
  whatElse('...', h1, h2, h3, fy, en)
  await press(world, 3, 'request.dispatch'); await settled(world)
  whatElse('ask 3', h1, h2, h3)
  await later(world, 31)
  whatElse('next round', h1, h2, h3)
  await chat(h2, 'ja, mar pas om 4 oere')
  whatElse('...', h1, h2, h3, all)
  const c = await world.card(3); out.push(c.words); out.push(...world.desk.thread(c.ts).map(wordsIn))
  console.log(out.join('\n'))
  console.log(world.log.filter(l => /"level":[45]/.test(l)).join('\n').slice(0,3000))
}, 60000)
