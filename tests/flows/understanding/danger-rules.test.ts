import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createDangerReader } from '../../../flows/understanding/danger.ts'
import { checkRule } from '../../../flows/understanding/danger-rule.ts'
import { Lexicon } from '../../../flows/understanding/lexicon.ts'
import { readWordFiles } from '../../../flows/understanding/word-files.ts'

const known = new Set(['fell', 'blood', 'idiom'])

test('a rule whose concepts all have words stands', () => {
  const rule = { name: 'hurt', number: 112 as const, all: [['fell'], ['blood']], unless: ['idiom'] }
  expect(() => checkRule(rule, known)).not.toThrow()
})

test('a rule of two that one concept fulfils alone is refused', () => {
  const rule = { name: 'hurt', number: 112 as const, all: [['fell', 'blood'], ['blood']] }
  expect(() => checkRule(rule, known)).toThrow('danger rule hurt: blood stands in two of its groups')
})

test.each(['letters-ready', 'idiom', 'plant'])('without words for %s nothing starts', (concept) => {
  const files = readWordFiles(join(import.meta.dirname, '../../../locales'), (name) => name === 'danger')
  for (const language of [files.nl, files.fy, files.en]) {
    const { [concept]: _, ...others } = language.get('danger') ?? {}
    language.set('danger', others)
  }
  expect(() =>
    createDangerReader(
      files,
      (_, learn) => learn(),
      new Lexicon(),
      () => false,
    ),
  ).toThrow(`danger.yaml: no words for ${concept}`)
})
