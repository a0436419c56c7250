import { expect, test } from '@jest/globals'
import { contentVariables, filledTemplate, providerTemplate } from '../../../bots/twilio/templates.ts'

const line = 'Hoi {{name}}, kun jij {{ when }} helpen met {{- what}}? Groet, {{name}} vraagt het.'

test('slots become numbers in the order in which they first appear', () => {
  expect(providerTemplate(line)).toEqual({
    body: 'Hoi {{1}}, kun jij {{2}} helpen met {{3}}? Groet, {{1}} vraagt het.',
    variables: ['name', 'when', 'what'],
  })
})

test('a line without slots is its own template', () => {
  expect(providerTemplate('Dankjewel.')).toEqual({ body: 'Dankjewel.', variables: [] })
})

test('values follow the line, in whatever order the slots are kept', () => {
  expect(contentVariables(line, { what: 'de was', when: 'morgen', name: 'Anke' })).toBe(
    '{"1":"Anke","2":"morgen","3":"de was"}',
  )
})

test('no line breaks and nothing empty, for WhatsApp refuses both', () => {
  expect(contentVariables('{{a}} {{b}} {{c}}', { a: 'een\n\ntwee', b: ' ' })).toBe(
    '{"1":"een twee","2":"-","3":"-"}',
  )
})

test('filled in, it reads as the receiver sees it', () => {
  expect(filledTemplate('Hoi {{name}}, {{n}}x {{name}}.', { name: 'Anke', n: '$1' })).toBe(
    'Hoi Anke, $1x Anke.',
  )
})
