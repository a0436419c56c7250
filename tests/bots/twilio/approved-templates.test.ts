import { describe, expect, test } from '@jest/globals'
import {
  approvedLines,
  approvedTemplate,
  approvedVariables,
} from '../../../bots/twilio/approved-templates.ts'
import { Words } from '../../../core/words.ts'

const words = new Words('locales')
const all = Object.keys(approvedLines).flatMap((key) =>
  words.languages.map((language): [string, string] => [key, language]),
)

interface Shape {
  body: string
  actions?: { title: string; id: string }[]
}
const shapeOf = (key: string, language: string): Shape => {
  const [shape] = Object.values(approvedTemplate(words, language, key).types)
  return shape as Shape
}

describe.each(all)('W15: %s in %s is as WhatsApp approves templates', (key, language) => {
  const { body, actions = [] } = shapeOf(key, language)
  const { variables } = approvedTemplate(words, language, key)

  test('a variable neither begins nor ends it, and none stands beside another', () => {
    expect(body).not.toMatch(/^\W*\{\{/)
    expect(body).not.toMatch(/\}\}\W*$/)
    expect(body).not.toMatch(/\}\}\s*\{\{/)
    expect(body.length).toBeLessThanOrEqual(1024)
  })

  test('every variable has a sample of its own kind', () => {
    const numbers = [...`${body} ${actions.map(({ id }) => id).join(' ')}`.matchAll(/\{\{(\d+)\}\}/g)].map(
      (match) => match[1] ?? '',
    )
    expect(Object.keys(variables).sort()).toEqual([...new Set(numbers)].sort())
    for (const sample of Object.values(variables)) expect(sample).toMatch(/^[^\n\t{}]+$/)
  })

  test('its buttons are short, differ, and hold no variable', () => {
    const titles = actions.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of titles) expect(title).toMatch(/^[^{}]{1,20}$/)
  })
})

test('W17: the buttons of a ping carry its offer; without one they are only the word that they say', () => {
  const line = words.raw('nl', 'offers.ping')
  const slots = { neighbourhood: 'Bilgaard', category: 'boodschappen', when: 'morgen', answerBy: 'vanavond' }
  const filled = (about?: string) => JSON.parse(approvedVariables(line, { key: 'offers.ping', slots }, about))
  expect(filled('o:7')).toMatchObject({ 1: 'Bilgaard', 4: 'vanavond', 5: 'o:7|yes', 6: 'o:7|no' })
  expect(Object.keys(filled())).toEqual(['1', '2', '3', '4'])
  expect(approvedTemplate(words, 'nl', 'offers.ping').variables).toMatchObject({ 5: 'yes', 6: 'no' })
})

test('WhatsApp knows no Frisian, so it goes as Dutch', () => {
  expect(approvedTemplate(words, 'fy', 'offers.ping')).toMatchObject({
    friendly_name: 'foardoar_offers_ping_fy',
    language: 'nl',
  })
})
