import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { parse } from 'yaml'
import { rideSchemeSchema } from '../../core/rides/ride-scheme.ts'
import { serviceDaysFrom } from '../../core/rides/service-days.ts'
import { line } from './lines.ts'
import { type DeskOnPage, openStreetPage, type PhoneOnPage, type StreetOnPage } from './street-page.ts'

const minute = 60_000

let street: StreetOnPage
let page: Page
let sms: PhoneOnPage
let whatsapp: PhoneOnPage
let desk: DeskOnPage

beforeAll(async () => {
  street = await openStreetPage()
  page = street.page
  desk = street.desk
  sms = street.phone('sms')
  whatsapp = street.phone('whatsapp')
}, minute)
afterAll(() => street?.close(), minute)

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
      await desk.says(`/foardoar rides ${on}`)
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
      await street.passTimeUntil(sms, line('rides.remind'), { step: '+1 day', most: 10, wait: 1500 })
      // 24 hours after their last word WhatsApp lets only an approved template through
      await whatsapp.hears(/You drive .*#1 10:05 Griet Hoekstra/)
      await sms.says('1')
      await sms.hears(line('rides.all-right-then'))
      await street.passTimeUntil(whatsapp, line('rides.ask-done'), { step: '+1 h', most: 30, wait: 1500 })
      await whatsapp.says('yes, 7 km')
      await desk.card(1, /Driven: 7 km/).waitFor()
    },
    2 * minute,
  )

  test('nothing in the page complained', () => expect(street.complaints).toEqual([]))
})
