import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { drawCard } from '../../../bots/slack/blocks/card.ts'
import { drawNote, written } from '../../../bots/slack/blocks/note.ts'
import { aside, button, buttons, facts, header, section } from '../../../bots/slack/blocks/pieces.ts'
import { sayIn } from '../../../bots/slack/blocks/say.ts'
import { literal, mention, quote } from '../../../bots/slack/blocks/text.ts'
import { assignFields } from '../../../bots/slack/forms/assign-form.ts'
import { editFields } from '../../../bots/slack/forms/edit-form.ts'
import { drawForm, formNames } from '../../../bots/slack/forms/form.ts'
import { blockErrors, viewErrors } from '../../../bots/street/slack/block-rules.ts'
import type { RequestCard } from '../../../core/desk/desk-card.ts'
import { Words } from '../../../core/words.ts'
import { anyCard, aRequest, wild } from './cards.ts'

const words = new Words('locales')
const reader = { now: new Date('2026-11-23T10:00:00Z'), zone: 'Europe/Amsterdam' }
const english = sayIn(words, 'en', reader)
const languages = ['nl', 'fy', 'en']

/** The texts in blocks that Slack reads for commands. */
function readByProgram(blocks: unknown): string[] {
  const found: string[] = []
  JSON.stringify(blocks, (_key, value) => {
    if (value?.type === 'mrkdwn') found.push(value.text)
    return value
  })
  return found
}

const buttonsOf = (card: Partial<RequestCard>) => {
  const { blocks } = drawCard({ ...aRequest, ...card }, english)
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.map((one) => ('action_id' in one ? one.action_id : undefined))
      : [],
  )
}

describe('cards', () => {
  test('S12: whatever people type, in every language, Slack takes the blocks', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(...languages), (card, language) => {
        const { blocks } = drawCard(card, sayIn(words, language, reader))
        expect(blockErrors(JSON.parse(JSON.stringify(blocks)), 'message')).toEqual([])
        expect(readByProgram(blocks).join('').length).toBeLessThan(13_000)
      }),
    )
  })

  test('S12: each piece alone holds no more than Slack takes, however much is put in', () => {
    const endless = 'x'.repeat(5000)
    const pieces = [
      ...[header(endless), section(endless), aside(endless)],
      ...facts(Array.from({ length: 20 }, () => [endless, endless])),
      ...buttons(Array.from({ length: 40 }, (_, index) => button(`b.${index}`, endless, 'x'))),
    ]
    expect(blockErrors(JSON.parse(JSON.stringify(pieces)), 'message')).toEqual([])
  })

  test('S11: a member whose id was cut off is no mention of somebody else', () => {
    expect(mention(literal('by slack:U0ANKE', 60))).toBe('by <@U0ANKE>')
    expect(mention(literal('by slack:U0ANKE and Anke', 14))).toBe('by slack:U0AN…')
  })

  test('S11: nothing that people type is a command to Slack', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const text of readByProgram(drawCard(card, english).blocks)) {
          expect(
            text.replace(/<@U0ANKE>|<mailto:[\w.+%@-]+\|[\w.+%@-]+>/g, '').replace(/^>/gm, ''),
          ).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
        }
      }),
    )
  })

  test.each([
    [
      'nl',
      'Waarom deze 2: nog nooit gevraagd, kan op dinsdagochtend; Anke spreekt Fries; Bart spreekt geen Fries.',
      'Nu niet gevraagd: 4 dan niet vrij, 1 met pauze.',
    ],
    [
      'fy',
      'Wêrom dizze 2: noch nea frege, kin op tiisdeitemoarn; Anke praat Frysk; Bart praat gjin Frysk.',
      'No net frege: 4 dan net frij, 1 mei skoft.',
    ],
    [
      'en',
      'Why these 2: never asked before, free on Tuesday morning; Anke speaks Frisian; Bart does not speak Frisian.',
      'Not asked now: 4 not free then, 1 on a break.',
    ],
  ])('tell in %s why these neighbours were asked and others not', (language, these, others) => {
    const why = {
      turn: 'never-asked',
      free: 'tue-morning',
      near: false,
      livesNear: false,
      trained: false,
      withBuddy: false,
    } as const
    const card: RequestCard = {
      ...aRequest,
      status: 'searching',
      resident: { ...aRequest.resident, language: 'fy' },
      why: {
        asked: [
          { name: 'Anke', why: { ...why, speaks: 'fy' } },
          { name: 'Bart', why: { ...why, speaks: null } },
        ],
        not: { paused: 1, 'not-free': 4 },
      },
    }
    expect(JSON.stringify(drawCard(card, sayIn(words, language, reader)).blocks)).toContain(
      JSON.stringify(`${these}\n${others}`).slice(1, -1),
    )
  })

  test('S13: the notification of any card says nothing that is personal', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { text } = drawCard(card, english)
        const bare =
          card.kind === 'request'
            ? drawCard({ ...aRequest, number: card.number, status: card.status }, english).text
            : text
        expect(text).toBe(bare)
        expect(text).toMatch(
          /^#\d+: [A-Z][a-z ]+\??$|^(Somebody wants to help|A talk at the desk|A household|A professional would like to ask for others)$/,
        )
      }),
    )
  })

  test.each([
    [
      'en',
      [
        '*Asked: 20 (rounds: 3)*',
        'yes (1): Buur 0 &lt;!here&gt; "om 4 uur"',
        'no (4): Buur 1, Buur 2, Buur 3, Buur 4',
        'not reached (3): Buur 5, Buur 6, Buur 7',
        'no answer yet (12): Buur 8, Buur 9 (ping read), Buur 10,',
      ],
    ],
    [
      'nl',
      [
        '*Gevraagd: 20 (rondes: 3)*',
        'nee (4): ',
        'niet bereikt (3): ',
        'nog geen antwoord (12): ',
        'vraag gelezen',
      ],
    ],
    [
      'fy',
      ['*Frege: 20 (3 kear)*', 'nee (4): ', 'net berikt (3): ', 'noch gjin antwurd (12): ', 'fraach lêzen'],
    ],
  ])(
    'of twenty who were asked stands in %s who said yes, no, nothing, or was not reached',
    (language, pieces) => {
      const pinged = (came: 'read' | 'sent' | 'not-delivered') => ({ channel: 'sms', came })
      const one = (index: number): RequestCard['asked'][number] => {
        const tail = index === 0 ? 'om 4 uur' : null
        const name = index === 0 ? 'Buur 0 <!here>' : `Buur ${index}`
        if (index === 0) return { name, answer: 'accepted', tail, ping: null }
        if (index < 5) return { name, answer: 'declined', tail, ping: null }
        if (index === 5) return { name, answer: 'not-reached', tail, ping: null }
        if (index < 8) return { name, answer: 'asked', tail, ping: pinged('not-delivered') }
        return { name, answer: 'asked', tail, ping: pinged(index === 9 ? 'read' : 'sent') }
      }
      const people = Array.from({ length: 20 }, (_, index) => one(index))
      // in the order in which they were asked, which is not the order in which it is read
      const asked = [...people.slice(8), ...people.slice(0, 8)]
      const card = { ...aRequest, rounds: 3, asked }
      const shown = readByProgram(drawCard(card, sayIn(words, language, reader)).blocks).join('\n')
      for (const piece of pieces) expect(shown).toContain(piece)
      for (const { name } of people.slice(1)) expect(shown).toContain(name)
    },
  )

  test('a request shows what, when, where, who, and who was asked', () => {
    const { blocks } = drawCard(
      {
        ...aRequest,
        status: 'matched',
        rounds: 2,
        asked: [
          { name: 'Bauke', answer: 'declined', tail: null, ping: null },
          { name: 'Femke', answer: 'accepted', ping: null, tail: 'om 4 uur' },
        ],
        helpers: [{ name: 'Femke', phone: '+31687654321', tail: 'om 4 uur' }],
      },
      english,
    )
    const shown = JSON.stringify(blocks)
    for (const piece of [
      '#12',
      '>Kan iemand boodschappen doen?',
      'Griet de Jong',
      '+31612345678',
      'Pastoriestrjitte 5',
      'Bauke: no',
      'Femke: yes',
      'om 4 uur',
      '+31687654321',
      '10:30',
    ]) {
      expect(shown).toContain(piece)
    }
  })

  test('a request tells what happened, when and by whom, and how much came before', () => {
    const event = { at: '2026-11-23T09:30:00.000Z', why: null, asked: null }
    const { blocks } = drawCard(
      {
        ...aRequest,
        earlier: 2,
        history: [
          { ...event, kind: 'opened', who: 'Griet <!here>' },
          { ...event, kind: 'search-began', who: 'slack:U0ANKE' },
          { ...event, kind: 'round-fired', who: null, asked: 3 },
          { ...event, kind: 'given-to-desk', who: null, why: 'nobody-left' },
        ],
      },
      english,
    )
    const [lines] = readByProgram(blocks.filter(({ type }) => type === 'context'))
    expect(lines?.split('\n')).toEqual([
      'Before this: 2',
      '23-11 10:30 Griet &lt;!here&gt;: asked for help',
      '23-11 10:30 <@U0ANKE>: began to search',
      '23-11 10:30 Foardoar: asked neighbours (3)',
      '23-11 10:30 Foardoar: gave it to the desk (Everybody who could help was asked. Nobody said yes.)',
    ])
  })

  test('while the desk talks with the resident the card says until when, and can hand them back', () => {
    const resident = { ...aRequest.resident, withDeskUntil: '2026-11-24T09:30:00.000Z' }
    const { blocks } = drawCard({ ...aRequest, resident }, english)
    expect(readByProgram(blocks)).toContain(
      ':speech_balloon: Talks with the desk. The bot is silent until tomorrow (Tuesday 24-11) at 10:30.',
    )
    expect(buttonsOf({ resident })).toContain('person.hand-back')
    expect(buttonsOf({})).not.toContain('person.hand-back')
  })

  test('where nobody speaks the language of the resident, the card says which and what was understood', () => {
    const resident = { ...aRequest.resident, language: 'fy', isUnderstood: false }
    const { blocks } = drawCard({ ...aRequest, resident }, english)
    expect(readByProgram(blocks)).toContain(
      ':globe_with_meridians: Speaks Frisian. Understood as: groceries, tomorrow (Tuesday 24-11) in the afternoon.',
    )
  })

  test('the card of a talk keeps why the desk was called, who talks, and what was understood', () => {
    const { blocks } = drawCard(
      {
        kind: 'person',
        id: aRequest.id,
        name: 'Sytse',
        channel: 'sms',
        why: 'asked-for-person',
        words: 'Moarn graach',
        withDeskUntil: null,
        zone: 'Europe/Amsterdam',
        personLanguage: 'fy',
        understood: { category: 'groceries', when: '2026-11-24', answer: 'yes-but' },
        language: 'en',
      },
      english,
    )
    expect(readByProgram(blocks)).toEqual([
      ':speech_balloon: *Sytse*  Asks for a person.',
      'Talks with the bot.',
      '>Moarn graach',
      ':globe_with_meridians: Understood as: yes, but there is something, groceries, tomorrow (Tuesday 24-11)',
      'SMS, Frisian',
    ])
  })

  test('whoever takes it is named under a label', () => {
    const { blocks } = drawCard({ ...aRequest, takenBy: 'slack:U0ANKE' }, english)
    expect(readByProgram(blocks)).toContain('*Taken by*\n<@U0ANKE>')
  })

  test('S9: only the buttons that make sense, and none that decides after a decision', () => {
    const all = ['dispatch', 'ask-all', 'assign', 'edit', 'reply', 'refer', 'take', 'close', 'why'].map(
      (name) => `request.${name}`,
    )
    expect(buttonsOf({})).toEqual(all)
    expect(buttonsOf({ status: 'searching', withDeskWhy: null })).not.toContain('request.dispatch')
    expect(buttonsOf({ status: 'searching', withDeskWhy: 'nobody-left' })).toContain('request.dispatch')
    expect(buttonsOf({ takenBy: 'slack:U0ANKE' })).not.toContain('request.take')
    expect(buttonsOf({ status: 'done' })).toEqual(['request.reply', 'request.why'])
  })
})

describe('texts', () => {
  test('what people type is shown literally', () => {
    expect(literal('<!channel> <@U1> &lt;', 100)).toBe('&lt;!channel&gt; &lt;@U1&gt; &amp;lt;')
  })

  test('never longer than the limit, never cut through a letter or an entity', () => {
    fc.assert(
      fc.property(wild, fc.integer({ min: 10, max: 400 }), (text, most) => {
        for (const cut of [literal(text, most), quote(text, most)]) {
          expect(cut.length).toBeLessThanOrEqual(most)
          expect(cut.isWellFormed()).toBe(true)
          expect(cut).not.toMatch(/&(?!amp;|lt;|gt;)/)
        }
      }),
    )
  })

  test('notes of any length are taken', () => {
    fc.assert(
      fc.property(wild, (text) => {
        expect(blockErrors(JSON.parse(JSON.stringify(drawNote(text, 'x').blocks)), 'message')).toEqual([])
        expect(written(text).replaceAll('<@U0ANKE>', '')).not.toMatch(/[<>]/)
      }),
    )
  })
})

describe('forms', () => {
  const meta = { channel: 'C0DESK', subject: aRequest.id, wantedAt: null }

  test('titles fit in every language', () => {
    for (const language of languages) {
      const say = sayIn(words, language, reader)
      for (const name of formNames) expect(drawForm(name, meta, say, []).title.text).not.toContain('…')
    }
  })

  test('S12: any request and any volunteers make a form that Slack takes', () => {
    fc.assert(
      fc.property(
        wild,
        fc.array(fc.tuple(fc.uuid(), wild), { minLength: 1, maxLength: 130 }),
        (text, people) => {
          const request = {
            number: 1,
            category: 'groceries',
            words: text,
            wantedAt: 'R/2026-11-24/P1W',
            urgency: 'urgent' as const,
            places: 2,
            isForOne: false,
          }
          const edit = drawForm('request.edit', meta, english, editFields(english, request))
          const candidates = people.map(([id, name]) => ({ id, name, categories: ['groceries'], fits: true }))
          const assign = drawForm('request.assign', meta, english, assignFields(english, candidates))
          for (const view of [edit, assign]) expect(viewErrors(JSON.parse(JSON.stringify(view)))).toEqual([])
        },
      ),
    )
  })
})
