import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { line } from './lines.ts'
import { DeskOnPage, openStreetPage, type PhoneOnPage, type StreetOnPage } from './street-page.ts'

const minute = 60_000
/** With KEEP_PICTURE=1 the picture in the README is taken anew. */
const picture = process.env.KEEP_PICTURE ? '.github/street.png' : join(tmpdir(), 'foardoar-street.png')

let street: StreetOnPage
let page: Page
let sms: PhoneOnPage
let telegram: PhoneOnPage
let whatsapp: PhoneOnPage
let desk: DeskOnPage
let helper: { name: string; phone: PhoneOnPage }

beforeAll(async () => {
  street = await openStreetPage()
  page = street.page
  desk = street.desk
  sms = street.phone('sms')
  telegram = street.phone('telegram')
  whatsapp = street.phone('whatsapp')
}, minute)
afterAll(() => street?.close(), minute)

/** Opens the phone of a volunteer to whom the newest ping went, whoever that is. */
async function openPing(says: RegExp): Promise<{ name: string; phone: PhoneOnPage }> {
  const ping = page.locator('#pings .ping').filter({ hasText: says, hasNotText: 'Griet' }).first()
  const name = (await ping.locator('strong').textContent()) ?? ''
  const look = (await ping.getAttribute('class')) ?? ''
  await page.locator('#pings .ping', { hasText: name }).click()
  const phone = look.includes('telegram') ? telegram : look.includes('whatsapp') ? whatsapp : sms
  await phone.hears(says)
  return { name, phone }
}

describe('the story, on the street', () => {
  test(
    'a resident texts what she needs, and reads it back',
    async () => {
      await sms.handTo('Griet')
      await sms.says('Hoi, kan iemand morgen boodschappen voor me doen?')
      await sms.hears(line('ask-for-help.consent'))
      await sms.says('ja')
      await sms.hears(line('common.ask-name'))
      await sms.says('Griet Hoekstra')
      await sms.hears(line('common.ask-place'))
      await sms.says('Ebbingestraat 12, 8925 AB')
      await sms.hears(line('ask-for-help.part'))
      await sms.says('morgenochtend')
      await sms.hears(line('ask-for-help.read-back'))
      await sms.says('ja')
      await sms.hears(line('ask-for-help.opened'))
      await desk.card(1, /Ebbingestraat 12/).waitFor()
    },
    minute,
  )

  test(
    'the desk finds a neighbour, and one who is pinged says yes',
    async () => {
      await desk.press(1, 'request.dispatch')
      await desk.card(1, /rounds: 1/).waitFor()
      // All three: who has not been sent a ping yet when somebody says yes is not told that it is taken either.
      await page.locator('#pings .ping').nth(2).waitFor()
      helper = await openPing(line('offers.ping'))
      await helper.phone.says('ja')
      await helper.phone.hears(/Ebbingestraat 12/)
      await desk.card(1, /: yes/).waitFor()
      await openPing(line('offers.taken'))
      await sms.handTo('Griet')
      await sms.hears(line('offers.helper-found'))
      await telegram.handTo('Wim')
      await telegram.says('Kan iemand de hond uitlaten?')
      await telegram.hears(/Foardoar/)
      await whatsapp.handTo('Amina')
      await whatsapp.says('Hi, could somebody do my groceries tomorrow?')
      await whatsapp.hears(/groceries/)
      mkdirSync('.github', { recursive: true })
      await page.screenshot({ path: picture, animations: 'disabled' })
    },
    minute,
  )

  test(
    'afterwards both are asked how it went, and the card is closed',
    async () => {
      await helper.phone.handTo(helper.name)
      await street.passTimeUntil(helper.phone, line('visits.ask-done'), {
        step: '+1 day',
        most: 4,
        wait: 4000,
      })
      await helper.phone.says('ja, 1,5 uur')
      await desk.card(1, /1[.,]5/).waitFor()
      await sms.handTo('Griet')
      await sms.hears(line('visits.ask-resident'))
      await sms.says('ja')
      await desk.card(1, /Outcome: Done/).waitFor()
    },
    minute,
  )

  test(
    'on Telegram a place and a number are shared with a key below, which goes when it is answered',
    async () => {
      await telegram.handTo('Wim')
      await telegram.says('Kan iemand de hond uitlaten?')
      await telegram.hears(line('ask-for-help.consent'))
      await telegram.says('ja')
      await telegram.hears(line('common.ask-name'))
      await telegram.says('Wim de Boer')
      await telegram.hears(line('common.ask-place'))
      await telegram.shares('Stuur mijn locatie')
      // a place on the map says where, but not behind which door
      await telegram.hears(line('common.ask-place'))
      await telegram.says('Ebbingestraat 14, 8925 AB')
      await telegram.hears(line('ask-for-help.when'))
      await telegram.says('morgenmiddag')
      await telegram.hears(line('ask-for-help.read-back'))
      await telegram.says('ja')
      await desk.card(2, /Wim de Boer\s*no number, can be reached by Telegram/).waitFor()
      await telegram.shares('Deel mijn nummer')
      await telegram.hears(line('share-number.thanks'))
      await telegram.hasNoKeys()
      await desk.press(2, 'request.take')
      await desk.card(2, /Wim de Boer\s*\+31/).waitFor()
    },
    minute,
  )

  test(
    'danger is answered before anything else',
    async () => {
      await telegram.handTo('Wim')
      await telegram.says('ik ben gevallen en kan niet opstaan')
      await telegram.hears(line('common.danger-112'))
      await desk.shows(line('desk.why.danger-112'))
    },
    minute,
  )

  test(
    'a form at the desk sends an answer to the resident',
    async () => {
      await sms.handTo('Griet')
      await desk.press(1, 'request.reply')
      const form = page.getByRole('dialog')
      await form.getByRole('textbox').fill('Dag Griet, we bellen je morgen even.')
      await form.locator('button[type=submit]').click()
      await form.waitFor({ state: 'hidden' })
      await sms.hears(/we bellen je morgen even/)
    },
    minute,
  )

  test(
    'it stays as it was after the page is opened again, also on a narrow screen',
    async () => {
      const small = await street.openSmall()
      await small.getByRole('button', { name: 'Desk' }).click()
      await new DeskOnPage(small).card(1, /Outcome: Done/).waitFor()
      expect(await small.evaluate('document.documentElement.scrollWidth')).toBe(390)
      await small.close()
    },
    minute,
  )

  test('nothing in the page complained', () => expect(street.complaints).toEqual([]))
})
