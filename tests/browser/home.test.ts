import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { line } from './lines.ts'
import { type DeskOnPage, openStreetPage, type StreetOnPage } from './street-page.ts'

const minute = 60_000

let street: StreetOnPage
let page: Page
let desk: DeskOnPage

beforeAll(async () => {
  street = await openStreetPage()
  page = street.page
  desk = street.desk
}, minute)
afterAll(() => street?.close(), minute)

const home = () => page.getByRole('region', { name: 'The Home of the app' })
const form = (title: string) => page.getByRole('dialog', { name: title })

describe('all of the desk can be tried on the street', () => {
  test(
    'a question is a card of its own, and its answer shows as it will go out while it is typed',
    async () => {
      const griet = street.phone('sms')
      await griet.handTo('Griet')
      await griet.says('Waar kan ik terecht voor huurtoeslag?')
      await griet.hears(line('ask-a-question.shall-i'))
      await griet.says('ja')
      await griet.hears(line('ask-a-question.asked'))
      await desk.press(1, 'question.answer')
      const answer = page.getByRole('dialog')
      const words = answer.locator('textarea').first()
      await words.fill('Kom dinsdag om 10 uur naar het spreekuur.')
      await words.blur()
      await answer.locator('.block.section, .block.context').filter({ hasText: 'Kom dinsdag' }).waitFor()
      await page.keyboard.press('Escape')
      await answer.waitFor({ state: 'hidden' })
    },
    minute,
  )

  test(
    'a shortcut opens the form of the counter, also with the words of a message',
    async () => {
      await page.getByRole('button', { name: 'Shortcut: New request' }).click()
      await form('New request').getByRole('button', { name: 'Cancel' }).click()
      await desk.says('Belde net: Sjoerd wil graag hulp in de tuin')
      await desk.shows(/Sjoerd wil graag/)
      await page.getByText('New request from this').last().click({ force: true })
      const counter = form('New request')
      expect(await counter.getByLabel("In the resident's words").inputValue()).toContain('Sjoerd wil graag')
      await counter.getByRole('button', { name: 'Cancel' }).click()
    },
    minute,
  )

  test(
    'the Home shows what is open, takes a press, and leads to the card',
    async () => {
      await page.getByRole('button', { name: 'Home', exact: true }).click()
      await home().locator('[data-action="request.take"]').click()
      await home().getByText('Sjoukje').waitFor()
      await home().getByRole('link', { name: '#1 question' }).click()
      await desk.card(1, /Sjoukje/).waitFor()
      expect(await home().isVisible()).toBe(false)
    },
    minute,
  )

  test(
    'a household begins with who is looked for, and has a card',
    async () => {
      await desk.says('/foardoar household griet')
      await page.locator('.message.whisper [data-action="household.new"]').click()
      const household = page.getByRole('dialog')
      await household.locator('[name="name"]').fill('family Hoekstra')
      await household.locator('[name="join"]').fill('#1')
      await household.locator('[name="contact"]').fill('Sjoukje')
      await household.getByRole('checkbox').check()
      await household.locator('button[type=submit]').click()
      await desk.shows(/Household family Hoekstra/)
    },
    minute,
  )

  test('nothing in the page complained', () => expect(street.complaints).toEqual([]))
})
