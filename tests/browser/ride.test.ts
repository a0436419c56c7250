import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { parse } from 'yaml'
import { rideSchemeSchema } from '../../core/rides/ride-scheme.ts'
import { serviceDaysFrom } from '../../core/rides/service-days.ts'
import { type Program, startProgram } from '../support/program.ts'
import { line } from './lines.ts'
import { DeskOnPage, openBrowser, PhoneOnPage } from './street-page.ts'

const minute = 60_000

let program: Program
let browser: Browser
let page: Page
let sms: PhoneOnPage
let whatsapp: PhoneOnPage
let desk: DeskOnPage
const complaints: string[] = []

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${program.url}/street`)
  await page.locator('body[data-ready]').waitFor()
  sms = new PhoneOnPage(page, 'sms')
  whatsapp = new PhoneOnPage(page, 'whatsapp')
  desk = new DeskOnPage(page)
}, minute)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
}, minute)

/** A day on which the car of the example drives, far enough ahead to be booked. */
function aDayWithRides(): string {
  const { neighbourhoods } = parse(readFileSync('prisma/seed/bilgaard.yaml', 'utf8'))
  const { service } = rideSchemeSchema.parse(neighbourhoods[0].rides)
  const [day] = serviceDaysFrom(service, Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 6 }), 14)
  if (!day) throw new Error('The car of the example does not drive for two weeks.')
  return `${day.day}-${day.month}`
}

const on = aDayWithRides()

/** What somebody reads and what they answer to it. */
async function talks(phone: PhoneOnPage, ...turns: [hears: RegExp, says: string][]): Promise<void> {
  for (const [hears, says] of turns) {
    await phone.hears(hears)
    await phone.says(says)
  }
}

async function passTime(label: '+1 h' | '+1 day'): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.locator('[data-minutes]:not([disabled])').nth(2).waitFor()
}

/** Lets time pass until a phone shows this. */
async function until(
  phone: PhoneOnPage,
  label: '+1 h' | '+1 day',
  says: RegExp,
  most: number,
): Promise<void> {
  for (let time = 1; time <= most; time++) {
    await passTime(label)
    const shown = phone.hears(says, time === most ? 15_000 : 1500)
    if (time === most) return shown
    if (
      await shown.then(
        () => true,
        () => false,
      )
    )
      return
  }
}

describe('a ride, on the street', () => {
  test(
    'somebody asks by SMS, answers what is not known yet, and has the ride',
    async () => {
      await sms.handTo('Griet')
      await sms.says(`Ik moet ${on} om 10:15 bij de huisarts zijn, kunnen jullie mij brengen?`)
      await talks(
        sms,
        [line('rides.consent'), 'ja'],
        [line('common.ask-name'), 'Griet Hoekstra'],
        [line('common.ask-place'), 'Kerkstraat 5, 8925 AB'],
        [line('rides.may-ride'), 'ja'],
        [line('rides.which-place'), '1'],
        [line('rides.from-where'), 'thuis'],
        [line('rides.way-back'), '1'],
        [line('rides.when-ready'), 'kwart over elf'],
        [line('rides.which-aid'), 'mijn rollator'],
        [line('rides.somebody-along'), 'nee'],
        [line('rides.read-right'), 'ja'],
      )
      await sms.hears(line('rides.booked'))
      await desk.card(1, /Pick-up: 10:05, Kerkstraat 5[\s\S]*Along: walker[\s\S]*To pay: €1.00/).waitFor()
    },
    minute,
  )

  test(
    'a driver says yes on another phone, and only then do both hear about each other',
    async () => {
      await whatsapp.handTo('Samuel')
      await whatsapp.hears(line('rides.ping-return'))
      expect(await page.locator('#whatsapp').textContent()).not.toMatch(/Griet|Kerkstraat/)
      await whatsapp.says('yes')
      await whatsapp.hears(/Griet Hoekstra[\s\S]*Kerkstraat 5/)
      await sms.hears(line('rides.driver-found'))
      await desk.card(1, /A neighbour comes/).waitFor()
    },
    minute,
  )

  test(
    'the desk sees the day of the car as a picture',
    async () => {
      await page.getByPlaceholder('Write to the others').fill(`/foardoar rides ${on}`)
      await page.keyboard.press('Enter')
      await desk.shows(/#1 10:05-11:25 Griet Hoekstra, Huisartsenpraktijk Bilgaard: Samuel Owusu/)
      const picture = page.locator('#desk img:not(.face)').last()
      await picture.waitFor()
      await picture.scrollIntoViewIfNeeded()
      const drawn = "[...document.querySelectorAll('#desk img:not(.face)')].at(-1)"
      expect(await page.evaluate(`${drawn}.decode().then(() => ${drawn}.naturalWidth)`)).toBeGreaterThan(400)
    },
    minute,
  )

  test(
    'the evening before both are reminded, and afterwards the kilometres stand on the card',
    async () => {
      await until(sms, '+1 day', line('rides.remind'), 10)
      // 24 hours after their last word WhatsApp lets only an approved template through
      await whatsapp.hears(/You drive .*#1 10:05 Griet Hoekstra/)
      await sms.says('1')
      await sms.hears(line('rides.all-right-then'))
      await until(whatsapp, '+1 h', line('rides.ask-done'), 30)
      await whatsapp.says('yes, 7 km')
      await desk.card(1, /Driven: 7 km/).waitFor()
    },
    2 * minute,
  )

  test('nothing in the page complained', () => expect(complaints).toEqual([]))
})
