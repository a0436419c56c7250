import { expect, test } from '@jest/globals'
import { setup } from 'xstate'
import { z } from 'zod'
import { defineFlow } from '../../flows/define-flow.ts'
import { facts } from '../support/talking.ts'

test('a machine that does anything but emit intents is refused', () => {
  const machine = setup({
    actions: { phone: () => undefined },
  }).createMachine({ initial: 'waiting', states: { waiting: { on: { started: { actions: 'phone' } } } } })
  const flow = defineFlow({ name: 'caller', version: 1, machine, context: z.object({}) })
  const started = { type: 'started' as const, facts: facts(), text: '', meaning: null, seed: {} }
  expect(() => flow.start(started)).toThrow('may only emit intents, not do phone')
})
