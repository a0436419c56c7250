import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Program, startProgram } from '../support/program.ts'
import { DeskOnPage, openBrowser, PhoneOnPage } from './street-page.ts'

const minute = 60_000
/** With KEEP_PICTURE=1 the picture in the README is taken anew. */
const picture = process.env.KEEP_PICTURE ? '.github/street.png' : join(tmpdir(), 'foardoar-street.png')

let program: Program
let browser: Browser
let page: Page
let sms: PhoneOnPage
let telegram: PhoneOnPage
let whatsapp: PhoneOnPage
let desk: DeskOnPage
const complaints: string[] = []

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${program.url}/street`)
  await page.locator('body[data-ready]').waitFor()
  sms = new PhoneOnPage(page, 'sms')
  telegram = new PhoneOnPage(page, 'telegram')
  whatsapp = new PhoneOnPage(page, 'whatsapp')
  desk = new DeskOnPage(page)
}, minute)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
}, minute)

/** Opens the phone that a ping went to, whichever it is, and says which. */
async function openPing(): Promise<PhoneOnPage> {
  const ping = page.locator('#pings .ping').first()
  await ping.waitFor()
  const [channel] = ((await ping.getAttribute('class')) ?? '').split(' ').filter((name) => name !== 'ping')
  await ping.click()
  return channel === 'telegram' ? telegram : channel === 'whatsapp' ? whatsapp : sms
}

async function passTime(label: '+15 min' | '+1 h' | '+1 day'): Promise<void> {
  const button = page.getByRole('button', { name: label })
  await button.click()
  await page.locator('[data-minutes]:not([disabled])').nth(2).waitFor()
  await page.locator('#notice', { hasText: 'went by' }).waitFor()
}

describe('the story, on the street', () => {
  test(
    'a resident texts what she needs, and reads it back',
    async () => {
      await sms.handTo('Griet')
      await sms.says('Hoi, kan iemand morgen boodschappen voor me doen?')
      await sms.hears(/boodschappen.*JA/s)
      await sms.says('ja')
      await sms.hears(/heet/)
      await sms.says('Griet Hoekstra')
      await sms.hears(/straat/)
      await sms.says('Ebbingestraat 12, 8921 AB')
      await sms.hears(/deel van de dag|hoe laat|wanneer/i)
      await sms.says('morgenochtend')
      await sms.hears(/boodschappen.*Ebbingestraat 12.*klopt/is)
      await sms.says('ja')
      await sms.hears(/#1/)
      await desk.card(1, /Ebbingestraat 12/).waitFor()
    },
    minute,
  )

  test(
    'the desk finds a neighbour, and one who is pinged says yes',
    async () => {
      await desk.press(1, 'request.dispatch')
      const helper = await openPing()
      await helper.hears(/boodschappen|boadskippen|groceries/i)
      await page.waitForTimeout(200)
      mkdirSync('.github', { recursive: true })
      await page.screenshot({ path: picture })
      await helper.says('ja')
      await helper.hears(/Ebbingestraat 12/)
      await desk.card(1, /: yes/).waitFor()
      const late = await openPing()
      await late.hears(/al op|taken|oare|someone else/i)
      await sms.handTo('Griet')
      await sms.hears(/komt je helpen/)
    },
    minute,
  )

  test(
    'afterwards both are asked how it went, and the card is closed',
    async () => {
      const isAsked = page.locator('#pings .ping, .bubble.theirs', { hasText: /gelukt|slagge|done/i })
      for (let day = 0; day < 4 && (await isAsked.count()) === 0; day++) await passTime('+1 day')
      const helper = await openPing()
      await helper.says('ja, 1,5 uur')
      await desk.card(1, /1[.,]5/).waitFor()
      await sms.handTo('Griet')
      await sms.hears(/goed/)
      await sms.says('ja')
      await desk.card(1, /Outcome: Done/).waitFor()
    },
    minute,
  )

  test(
    'danger is answered before anything else',
    async () => {
      await telegram.handTo('Wim')
      await telegram.says('ik ben gevallen en kan niet opstaan')
      await telegram.hears(/112/)
      await desk.shows(/danger \(112\)/)
    },
    minute,
  )

  test(
    'a form at the desk sends an answer to the resident',
    async () => {
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
      const small = await browser.newPage({ viewport: { width: 390, height: 844 } })
      await small.goto(`${program.url}/street`)
      await small.locator('body[data-ready]').waitFor()
      await small.getByRole('button', { name: 'Desk' }).click()
      await new DeskOnPage(small).card(1, /Outcome: Done/).waitFor()
      expect(await small.evaluate('document.documentElement.scrollWidth')).toBe(390)
      await small.close()
    },
    minute,
  )

  test('nothing in the page complained', () => expect(complaints).toEqual([]))
})
