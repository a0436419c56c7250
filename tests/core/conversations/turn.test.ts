import { describe, expect, test } from '@jest/globals'
import type { Facts, Flow, FlowEvent, FlowStep, Frame } from '../../../core/conversations/flow.ts'
import type { Intent } from '../../../core/conversations/intent.ts'
import { takeTurn } from '../../../core/conversations/turn.ts'
import { meaning } from '../../support/meanings.ts'

const facts = { now: '2026-11-23T09:00:00Z' } as Facts
const arrives = (text: string, about: string | null = null): FlowEvent => ({
  type: 'messageArrived',
  facts,
  text,
  meaning: meaning({}),
  about,
  with: null,
})

const says = (key: string): Intent => ({ do: 'say', key })
const step = (intents: Intent[], done = false, saved: unknown = {}): FlowStep => ({ saved, intents, done })

/** A flow that does what it is told, and notes what it heard. */
function flow(
  name: string,
  does: (event: FlowEvent) => FlowStep,
  more: Partial<Flow> = {},
): Flow & { heard: FlowEvent[] } {
  const heard: FlowEvent[] = []
  const hear = (event: FlowEvent) => {
    heard.push(event)
    return does(event)
  }
  return { name, version: 1, start: hear, resume: (_saved, event) => hear(event), heard, ...more }
}

const frame = (name: string, version = 1): Frame => ({ flow: name, version, saved: {} })
const nothingToDo = () => Promise.resolve(null)

describe('a turn', () => {
  test('with no flow on the stack the front door begins, with the same words', async () => {
    const door = flow('front-door', () => step([says('hello')]))
    const turn = await takeTurn([door], [], arrives('hoi'), nothingToDo)
    expect(door.heard).toMatchObject([{ type: 'started', text: 'hoi' }])
    expect(turn.lines.map(({ key }) => key)).toEqual(['hello'])
    expect(turn.frames).toEqual([frame('front-door')])
  })

  test('goTo ends one flow and begins another with the same message and the seed', async () => {
    const door = flow('front-door', () =>
      step([says('one'), { do: 'goTo', flow: 'ask', seed: { words: 'x' } }, says('never')]),
    )
    const ask = flow('ask', () => step([says('two')]))
    const turn = await takeTurn([door, ask], [], arrives('boodschappen'), nothingToDo)
    expect(turn.lines.map(({ key }) => key)).toEqual(['one', 'two'])
    expect(ask.heard).toMatchObject([{ type: 'started', text: 'boodschappen', seed: { words: 'x' } }])
    expect(turn.frames.map((one) => one.flow)).toEqual(['ask'])
  })

  test('a flow that claims a message comes on top; when it is done, the one below asks again', async () => {
    const ask = flow('ask', () => step([{ do: 'ask', key: 'name', expects: 'name', replyWithinMinutes: 60 }]))
    const offer = flow('offer', () => step([says('thanks')], true), {
      claims: ({ about }) => about === 'o:1',
    })
    const turn = await takeTurn([ask, offer], [frame('ask')], arrives('ja', 'o:1'), nothingToDo)
    expect(ask.heard).toMatchObject([{ type: 'resumed' }])
    expect(turn.lines.map(({ key }) => key)).toEqual(['thanks', 'name'])
    expect(turn.question).toEqual({ expects: 'name', choices: [], share: null, replyWithinMinutes: 60 })
    expect(turn.frames.map((one) => one.flow)).toEqual(['ask'])
  })

  test('the stack never grows without end', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const flows = names.map((name) =>
      flow(name, () => step([says(name)]), { claims: ({ text }) => text === name }),
    )
    let frames: Frame[] = []
    for (const name of names) frames = (await takeTurn(flows, frames, arrives(name), nothingToDo)).frames
    expect(frames.length).toBeLessThanOrEqual(3)
    expect(frames.at(-1)?.flow).toBe('f')
  })

  test('what a deed answers is fed back into the flow, with the facts as they are then', async () => {
    const later = { now: '2026-11-23T09:00:01Z' } as Facts
    const ask = flow('ask', (event) =>
      event.type === 'requestOpened'
        ? step([says(`opened-${event.number}`)], true)
        : step([{ do: 'giveConsent' }, { do: 'cancelRequest', requestId: '1' }]),
    )
    const did: string[] = []
    const turn = await takeTurn([ask], [frame('ask')], arrives('ja'), async (deed) => {
      did.push(deed.do)
      return deed.do === 'cancelRequest' ? { type: 'requestOpened', facts: later, number: 7 } : null
    })
    expect(did).toEqual(['giveConsent', 'cancelRequest'])
    expect(ask.heard.at(-1)).toMatchObject({ type: 'requestOpened', facts: later })
    expect(turn.lines.map(({ key }) => key)).toEqual(['opened-7'])
    expect(turn.frames).toEqual([])
  })

  test('a flow that goes round in circles fails this talk, not the server', async () => {
    const deeds: string[] = []
    const round = flow('round', () => step([{ do: 'cancelRequest', requestId: '1' }]))
    await expect(
      takeTurn([round], [frame('round')], arrives('ja'), async (deed) => {
        deeds.push(deed.do)
        return { type: 'requestNotFound', facts }
      }),
    ).rejects.toThrow(/round goes round in circles/)
    expect(deeds.length).toBeLessThanOrEqual(8)
    const there = flow('front-door', () => step([{ do: 'goTo', flow: 'back' }]))
    const back = flow('back', () => step([{ do: 'goTo', flow: 'front-door' }]))
    await expect(takeTurn([there, back], [], arrives('hoi'), nothingToDo)).rejects.toThrow(/circles/)
  })

  test.each([
    ['another version', [frame('ask', 2)]],
    ['a flow that is gone', [frame('gone')]],
    ['two frames of which the upper does not fit', [frame('front-door'), frame('ask', 0)]],
  ])('saved as %s: asked afresh at the front door, with the same words', async (_what, frames) => {
    const door = flow('front-door', () => step([says('hello')]))
    const ask = flow('ask', () => step([says('never')]))
    const turn = await takeTurn([door, ask], frames, arrives('morgen'), nothingToDo)
    expect(door.heard).toMatchObject([{ type: 'started', text: 'morgen' }])
    expect(turn.lines.map(({ key }) => key)).toEqual(['hello'])
    expect(turn.frames).toEqual([frame('front-door')])
  })

  test('saved in a shape that the flow refuses: asked afresh', async () => {
    const door = flow('front-door', () => step([says('hello')]))
    const strict = flow('ask', () => step([]), {
      resume: () => {
        throw new Error('does not fit')
      },
    })
    const turn = await takeTurn([door, strict], [frame('ask')], arrives('morgen'), nothingToDo)
    expect(turn.frames.map((one) => one.flow)).toEqual(['front-door'])
  })

  test('a deed that fails is no reason to begin afresh: the whole turn fails and is tried again', async () => {
    const ask = flow('ask', () => step([{ do: 'giveConsent' }]))
    await expect(
      takeTurn([ask], [frame('ask')], arrives('ja'), () => Promise.reject(new Error('the database is away'))),
    ).rejects.toThrow('the database is away')
  })

  test('the frames it was given are left as they were', async () => {
    const ask = flow('ask', () => step([says('x')], true))
    const frames = [frame('ask')]
    await takeTurn([ask], frames, arrives('ja'), nothingToDo)
    expect(frames).toEqual([frame('ask')])
  })
})
