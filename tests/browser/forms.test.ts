import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
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

const form = (title: string) => page.getByRole('dialog', { name: title })
const sends = (title: string) => form(title).getByRole('button', { name: 'Send' }).click()

describe('the forms of the desk, filled in by hand', () => {
  test(
    'a request at the counter: each field keeps what was typed in it, also when one was forgotten',
    async () => {
      await desk.says('/foardoar new')
      const counter = form('New request')
      await counter.getByLabel('Name', { exact: true }).fill('Aukje van der Veen')
      await counter.getByLabel('Street', { exact: true }).fill('Lindestraat')
      await counter.getByLabel('House number').fill('12a')
      await counter.getByLabel('What kind of help?').selectOption('groceries')
      await sends('New request')
      await counter.locator('[aria-invalid]').first().waitFor()
      expect(await counter.getByLabel('Street', { exact: true }).inputValue()).toBe('Lindestraat')
      await counter.getByLabel("In the resident's words").fill('Twee tassen, niet zwaar')
      await counter.getByLabel('In which part of the day?').selectOption('asap')
      await sends('New request')
      const card = desk.card(1, /Twee tassen, niet zwaar/)
      await card.waitFor()
      expect(await card.textContent()).toMatch(/groceries[\s\S]*Lindestraat 12a[\s\S]*Aukje van der Veen/)
    },
    minute,
  )

  test(
    'a request that is mended begins as it was, and only what was mended is different',
    async () => {
      await desk.press(1, 'request.edit')
      const edit = form('Edit')
      await edit.getByLabel("In the resident's words").waitFor()
      expect(await edit.getByLabel('What kind of help?').inputValue()).toBe('groceries')
      await edit.getByLabel("In the resident's words").fill('Drie tassen')
      await sends('Edit')
      const card = desk.card(1, /Drie tassen/)
      await card.waitFor()
      expect(await card.textContent()).toMatch(/#1 groceries/)
    },
    minute,
  )

  test('nothing in the page complained', () => expect(street.complaints).toEqual([]))
})
