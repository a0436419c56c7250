import { describe, expect, test } from '@jest/globals'
import type { InboundMessage } from '../../../core/inbox/inbound-message.ts'
import { LoopGuard } from '../../../core/inbox/loop-guard.ts'

const start = new Date('2026-11-23T09:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const says = (text: string, sender = '+31612345678'): InboundMessage => ({
  channel: 'sms',
  providerId: text,
  sender,
  content: { kind: 'text', text },
})

describe('two robots that answer each other', () => {
  test('the twentieth equal message is the first that counts as a loop, and later ones as its follow-ups', () => {
    const guard = new LoopGuard()
    const kinds = Array.from(
      { length: 22 },
      (_, at) => guard.check(says('Ik ben er niet'), after(at)).content,
    )
    expect(kinds.slice(0, 19).every(({ kind }) => kind === 'text')).toBe(true)
    expect(kinds.slice(19)).toEqual([
      { kind: 'repeated', first: true },
      { kind: 'repeated', first: false },
      { kind: 'repeated', first: false },
    ])
  })

  test('other words, another sender, or five minutes begin anew', () => {
    const guard = new LoopGuard()
    for (let at = 0; at < 19; at++) guard.check(says('x'), after(at))
    expect(guard.check(says('x', '+31600000000'), after(19)).content.kind).toBe('text')
    expect(guard.check(says('y'), after(20)).content.kind).toBe('text')
    for (let at = 21; at < 40; at++) expect(guard.check(says('x'), after(at)).content.kind).toBe('text')
    expect(guard.check(says('x'), after(21 + 300)).content.kind).toBe('text')
  })

  test('a button or a photo is never a loop', () => {
    const guard = new LoopGuard()
    const press: InboundMessage = { ...says('x'), content: { kind: 'choice', about: 'q:1', value: 'yes' } }
    for (let at = 0; at < 50; at++) expect(guard.check(press, after(at))).toBe(press)
  })
})
