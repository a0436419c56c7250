import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Program, startProgram } from '../support/program.ts'
import { line } from './lines.ts'
import { DeskOnPage, openBrowser, PhoneOnPage } from './street-page.ts'

const minute = 60_000

let program: Program
let browser: Browser
let page: Page
let desk: DeskOnPage
const complaints: string[] = []

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${program.url}/street`)
  await page.locator('body[data-ready]').waitFor()
  desk = new DeskOnPage(page)
}, minute)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
}, minute)

const home = () => page.getByRole('region', { name: 'The Home of the app' })
const form = (title: string) => page.getByRole('dialog', { name: title })
const types = async (words: string) => {
  await page.getByPlaceholder('Write to the others').fill(words)
  await page.keyboard.press('Enter')
}

describe('all of the desk can be tried on the street', () => {
  test(
    'a question is a card of its own, and its answer shows as it will go out while it is typed',
    async () => {
      const griet = new PhoneOnPage(page, 'sms')
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
      await types('Belde net: Sjoerd wil graag hulp in de tuin')
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
      await types('/foardoar household griet')
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

  test('nothing in the page complained', () => expect(complaints).toEqual([]))
})
