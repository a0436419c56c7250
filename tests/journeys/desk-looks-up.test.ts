import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, press, settled, typed } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const karel = 'U0GUESTKARE'

/** What `/foardoar …` answers to one member. */
const asks = (line: string, user = sjoukje) => world.answerTo(`/foardoar ${line}`, user)

describe('who can', () => {
  test.each([
    'who can garden on tuesday',
    'wie kan er tuinieren op dinsdag?',
    'wa kin tiisdei yn de tún helpe',
  ])('%s: volunteers who do that, and are free then', async (line) => {
    const { text, words } = await asks(line)
    expect(text).toMatch(/^Who can help with garden, .*Tuesday 24-11.*: \d+$/)
    const { rows } = await world.app.core.pool.query(
      `select p.name from volunteer v join person p on p.id = v.person_id where v.status = 'approved' and 'garden' = any (v.categories)
        and (v.availability = '{}' or exists (select from unnest(v.availability) part where part like 'tue-%'))`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { name } of rows) expect(words).toContain(name)
    expect(text.endsWith(`: ${rows.length}`)).toBe(true)
  })

  test('what names no kind of help is asked again, with an example', async () => {
    expect((await asks('who can qwerty')).text).toMatch(/Which kind of help/)
  })
})

describe('find', () => {
  test('by name, number, street and phone; written down, without what was typed', async () => {
    const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
    for (const line of ['find de vries', `zoek #${number}`, 'sykje dorpsstraat', 'find 06 12300001']) {
      const { text, words } = await asks(line)
      expect([line, text]).toEqual([line, expect.stringMatching(/^Found: [1-9]$/)])
      expect(words).toMatch(new RegExp(`Jan de Vries.*Dorpsstraat 3.*#${number}`))
    }
    expect((await asks('find nobody by this name')).text).toBe('Found: 0')
    const { rows } = await world.app.core.pool.query(
      `select actor, refused, cardinality(subject_ids) > 0 as found from desk_audit where deed = '/foardoar find' order by id`,
    )
    const looked = { actor: `slack:${sjoukje}`, refused: null }
    expect(rows).toEqual([...Array(4).fill({ ...looked, found: true }), { ...looked, found: false }])
  })

  test('a guest finds nobody, and nobody of another neighbourhood is found', async () => {
    expect((await asks('find de vries', karel)).words).not.toContain('Jan')
    const { pool } = world.app.core
    await pool.query(`insert into neighbourhood (id, name, settings) values ('elsewhere', 'Elsewhere', '{}')`)
    await pool.query(
      `insert into person (id, neighbourhood_id, name, created_at) values (gen_random_uuid(), 'elsewhere', 'Zwarte Piet Jansma', now())`,
    )
    expect((await asks('find jansma')).text).toBe('Found: 0')
  })
})

describe('the Home of the app', () => {
  const homeOf = (user: string) => JSON.stringify(world.desk.homes.get(user) ?? [])
  const opensHome = async (user: string, says: RegExp) => {
    world.desk.homes.delete(user)
    await world.desk.openHome({ user })
    return world.street.until(() => (says.test(homeOf(user)) ? homeOf(user) : undefined), {
      awaited: `a Home that says ${says}`,
    })
  }

  test('shows what is open, longest waiting first, and takes a press', async () => {
    const first = await asksForHelp(newPhone(world, 'sms'), typed.nl)
    const second = await asksForHelp(newPhone(world, 'sms'), typed.nl)
    const home = await opensHome(sjoukje, new RegExp(`#${second} groceries`))
    expect(home.indexOf(`#${first} groceries`)).toBeLessThan(home.indexOf(`#${second} groceries`))
    const { ts } = await world.card(first)
    expect(home).toContain(
      `archives/${world.open.secrets.slack.deskChannel}/p${ts.replace('.', '')}|#${first}`,
    )
    const { rows } = await world.app.core.pool.query('select id from help_request where number = $1', [first])
    await world.desk.pressHome('request.take', { user: sjoukje, value: rows[0].id })
    await world.card(first, new RegExp(`<@${sjoukje}>`))
    await world.street.until(() => (homeOf(sjoukje).includes(`Taken by <@${sjoukje}>`) ? true : undefined), {
      awaited: 'a fresh Home',
    })
    await press(world, second, 'request.take')
    await settled(world)
    await world.desk.pressHome('home.refresh', { user: sjoukje })
    await world.street.until(() => (homeOf(sjoukje).split('Taken by').length === 3 ? true : undefined), {
      awaited: 'a refreshed Home',
    })
    await world.desk.pressHome('desk.new', { user: sjoukje })
    expect(world.desk.modal(sjoukje)?.view.callback_id).toBe('desk.new')
    await world.desk.dismiss({ user: sjoukje })
  })

  test('shows a guest nothing', async () => {
    expect(await opensHome(karel, /members of a desk channel/)).not.toContain('#')
  })
})

describe('the shortcuts', () => {
  test('from anywhere the form for the counter opens; from a message with its words', async () => {
    await world.desk.shortcut('desk.new', { user: sjoukje })
    expect(world.desk.modal(sjoukje)?.view.callback_id).toBe('desk.new')
    await world.desk.dismiss({ user: sjoukje })
    const ts = await world.desk.say('Mevrouw Postma belde: de kraan <lekt> & drupt', { user: sjoukje })
    await world.desk.shortcut('desk.new', { user: sjoukje, ts })
    expect(JSON.stringify(world.desk.modal(sjoukje)?.view.blocks)).toContain('de kraan <lekt> & drupt')
    const form = { name: 'Mevrouw Postma', street: 'Lekstraat', houseNumber: '4', category: 'odd-jobs' }
    expect((await world.desk.submit(form, { user: sjoukje })).errors).toEqual({})
    await world.street.until(
      () =>
        world.desk
          .cards()
          .map(wordsIn)
          .find((words) => /Mevrouw Postma[\s\S]*the counter/.test(words)),
      { awaited: 'her card' },
    )
  })

  test('a guest is told that it is not for them', async () => {
    await world.desk.shortcut('desk.new', { user: karel })
    expect(JSON.stringify(world.desk.modal(karel)?.view)).toContain('Only members of the desk channel')
    await world.desk.dismiss({ user: karel })
  })
})
