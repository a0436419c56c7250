import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { written } from '../../../bots/slack/blocks/note.ts'
import { clean, shortId } from '../../../core/inbox/clean.ts'
import type { InboundMessage } from '../../../core/inbox/inbound-message.ts'

const message = (content: InboundMessage['content'], providerId = 'SM1'): InboundMessage => ({
  channel: 'sms',
  providerId,
  sender: '+31612345678',
  content,
})
const textOf = ({ content }: InboundMessage) =>
  content.kind === 'text' || content.kind === 'edited' ? content.text : null

/** Any string there is, also those that are no text. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((codes) => String.fromCharCode(...codes)),
)

describe('what comes in', () => {
  test('ordinary words stay as they are', () => {
    for (const words of ['Hoi, kan iemand helpen?', 'Jûn, it is kâld', '👍🏽 tot zo', 'مساعدة'])
      expect(textOf(clean(message({ kind: 'text', text: words })))).toBe(words)
  })

  test('NUL is left out, a lone surrogate is replaced, a pair is kept', () => {
    expect(textOf(clean(message({ kind: 'text', text: 'a\0b\ud83dc👍' })))).toBe('ab\ufffdc👍')
  })

  test('a very long text is cut at a whole character', () => {
    const long = textOf(clean(message({ kind: 'text', text: `${'a'.repeat(3999)}👍👍` })))
    expect(long).toBe('a'.repeat(3999))
    expect(textOf(clean(message({ kind: 'text', text: 'b'.repeat(10_000) })))).toHaveLength(4000)
  })

  test('whoever texts the name that the house has for a member of the desk mentions nobody, however it is hidden', () => {
    const hidden = fc.constantFrom('', '\0', '\u0001', '\r', '\u0085', '\u007f', ' ', 'x')
    fc.assert(
      fc.property(anyText, fc.array(hidden, { minLength: 6, maxLength: 6 }), (around, signs) => {
        const [a, b, c, d, e, f] = signs
        const text = `${around}${a}sl${b}ack${c}:${d}U0${e}24BE7LH${f}${around}`
        for (const content of [{ kind: 'text', text } as const, { kind: 'edited', text } as const])
          expect(written(textOf(clean(message(content))) ?? '')).not.toContain('<@')
      }),
    )
    expect(textOf(clean(message({ kind: 'text', text: 'bel slack:U024BE7LH' })))).toBe('bel slack: U024BE7LH')
    const note = { ...message({ kind: 'text', text: 'bel slack:U024BE7LH' }), channel: 'slack' } as const
    expect(written(textOf(clean(note)) ?? '')).toBe('bel <@U024BE7LH>')
  })

  test('whatever comes: what is kept is well formed, holds no NUL, is short enough, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(5000), (text, caption, times) => {
        const given = message({
          kind: 'attachment',
          type: 'photo',
          ref: text.repeat(1 + (times % 5)),
          caption: caption.repeat(times),
        })
        const once = clean(given)
        const kept = JSON.stringify(once)
        expect(kept).not.toContain('\\u0000')
        expect(kept.isWellFormed()).toBe(true)
        expect(kept).not.toMatch(/\\ud[89a-f]/i)
        expect(
          once.content.kind === 'attachment' ? (once.content.caption?.length ?? 0) : 0,
        ).toBeLessThanOrEqual(4000)
        expect(clean(once)).toEqual(once)
      }),
      { numRuns: 200 },
    )
  })

  test('an endless id fits an index, equal ids stay equal and different ones different', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 400 }),
        fc.string({ minLength: 1, maxLength: 400 }),
        (one, two) => {
          expect(shortId(one).length).toBeLessThanOrEqual(200)
          expect(shortId(one)).toBe(shortId(`${one}`))
          if (one !== two) expect(shortId(`${one}-x`) === shortId(`${two}-x`)).toBe(false)
        },
      ),
    )
  })
})
