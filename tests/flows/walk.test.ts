import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Intent, Line } from '../../core/conversations/intent.ts'
import { languages } from '../../core/conversations/meaning.ts'
import { flows } from '../../flows/index.ts'
import { words } from '../support/talking.ts'
import { templateSlots } from '../support/texts.ts'
import { awaited, type Stride, walk } from '../support/walk.ts'

const carrierWords = [
  'yes',
  'cancel',
  'end',
  'stop',
  'info',
  'help',
  'start',
  'quit',
  'unstop',
  'stopall',
  'unsubscribe',
]

/** An intent's own line and the labels of its choices. */
function linesOf(intent: Intent): Line[] {
  if (intent.do === 'ask') return [intent, ...(intent.choices ?? [])]
  return intent.do === 'say' ? [intent] : []
}

describe.each(flows.map((flow) => ({ name: flow.name, flow })))(
  'the flow $name, in every state with every kind of event',
  ({ flow }) => {
    let strides: Stride[] = []
    let states = new Set<string>()
    let stuck: string[] = []
    beforeAll(() => {
      ;({ strides, states, stuck } = walk(flow))
    })
    // one walk is a hundred megabytes
    afterAll(() => {
      strides = []
    })
    const tell = ({ from, event, step }: Stride) =>
      `${from} + ${JSON.stringify({ ...event, facts: undefined })} -> ${JSON.stringify(step.intents)}`

    test('is never silent: it speaks, goes on elsewhere, or does what answers', () => {
      const speaks = ({ do: what }: Intent) => what === 'say' || what === 'ask' || what === 'goTo'
      const silent = strides.filter(({ step }) => !step.intents.some(speaks) && awaited(step) === null)
      expect(silent.slice(0, 3).map(tell)).toEqual([])
    })

    test('never waits for an answer without having asked', () => {
      const waiting = strides.filter(
        ({ step }) => !step.done && awaited(step) === null && step.intents.at(-1)?.do !== 'ask',
      )
      expect(waiting.slice(0, 3).map(tell)).toEqual([])
    })

    test('can be saved: as JSON, in less than 2 kB', () => {
      const unfit: string[] = []
      for (const { step } of strides) {
        const saved = JSON.stringify(step.saved)
        if (!isDeepStrictEqual(JSON.parse(saved), step.saved) || saved.length > 2000) unfit.push(saved)
      }
      expect(unfit.slice(0, 3)).toEqual([])
    })

    test('every path can end', () => {
      expect(stuck.slice(0, 3)).toEqual([])
    })

    test('every state is reached', () => {
      const unseen = Object.entries(flow.machine.states)
        .filter(([name, state]) => name !== 'waiting' && state.always === undefined && !states.has(name))
        .map(([name]) => name)
      expect(unseen).toEqual([])
    })

    test('says only what can be said in every language, with exactly the slots of the text', () => {
      const lines = strides.flatMap(({ step }) => step.intents.flatMap(linesOf))
      const different = new Map(
        lines.map(({ key, slots = {} }) => [`${key} ${Object.keys(slots)}`, { key, slots }]),
      )
      for (const { key, slots } of different.values()) {
        for (const language of languages) {
          expect([key, language, words.has(language, key)]).toEqual([key, language, true])
          expect([key, language, templateSlots(language, key)]).toEqual([
            key,
            language,
            Object.keys(slots).sort(),
          ])
        }
      }
    })

    test('offers choices that differ, and none that a carrier takes for itself', () => {
      const asked = strides.flatMap(({ step }) => step.intents.filter((intent) => intent.do === 'ask'))
      for (const { key, choices = [] } of new Map(
        asked.map((ask) => [JSON.stringify(ask.choices), ask]),
      ).values()) {
        for (const language of languages) {
          const labels = choices.map((choice) => words.line(language, choice, null).toLowerCase())
          expect([key, language, new Set(labels).size]).toEqual([key, language, labels.length])
          expect(labels.filter((label) => carrierWords.includes(label))).toEqual([])
        }
      }
    })

    test('goes on only to a flow that exists', () => {
      const gone = strides.flatMap(({ step }) =>
        step.intents.flatMap((intent) => (intent.do === 'goTo' ? [intent.flow] : [])),
      )
      expect([...new Set(gone)].filter((name) => !flows.some((each) => each.name === name))).toEqual([])
    })

    test('refuses a talk that was saved in another shape', () => {
      const event = { type: 'resumed' as const, facts: strides[0]?.event.facts ?? ({} as never) }
      for (const saved of [
        null,
        {},
        'x',
        { value: 'no-such-state', context: {} },
        { value: 'done', context: { odd: 1 } },
      ]) {
        expect(() => flow.resume(saved, event)).toThrow()
      }
    })
  },
)
