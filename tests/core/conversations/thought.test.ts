import { describe, expect, test } from '@jest/globals'
import type { Loaded } from '../../../core/conversations/conversation.store.ts'
import { nothingOpen } from '../../../core/conversations/open.store.ts'
import { mostBreaths, readThought, type Waiting } from '../../../core/conversations/thought.ts'
import { keptOnDisk } from '../../../core/kept-on-disk.ts'
import { createUnderstanding } from '../../../flows/understanding/understand.ts'

const breath = 3000
const longestBreath = mostBreaths * breath
const understand = createUnderstanding('locales', [], keptOnDisk())
const began = new Date('2026-11-23T09:00:00Z')
const at = (milliseconds: number) => new Date(began.getTime() + milliseconds)

function message(id: number, text: string, after = 0): Waiting {
  return {
    id: String(id),
    channel: 'sms',
    content: { kind: 'text', text },
    receivedAt: at(after),
    addressId: 'phone',
    identifier: '+31612345678',
    optedOut: false,
  }
}

/** Somebody new with these messages waiting, oldest first; and what else is different about them. */
function waiting(messages: Waiting[], different: Partial<Loaded> = {}): Loaded {
  return {
    message: messages[0] ?? null,
    person: {
      id: 'griet',
      neighbourhoodId: 'bilgaard',
      name: null,
      language: 'nl',
      street: null,
      houseNumber: null,
      postcode: null,
      consented: false,
      withDeskUntil: null,
      withDeskWhy: null,
      isStaff: false,
      phone: null,
      mergedInto: null,
    },
    conversation: {
      frames: [],
      asked: null,
      revision: 0,
      drift: null,
      replyBy: null,
      lastAddressId: null,
      lastChannel: null,
    },
    ...nothingOpen,
    ...different,
  }
}

/** Reads what waits at a moment; tells what it is, and how often something else was looked up. */
async function read(messages: Waiting[], now: Date, different: Partial<Loaded> = {}, earlier: string[] = []) {
  let lookedUp = 0
  const read = await readThought(
    understand,
    waiting(messages, different),
    { language: 'nl', now, zone: 'Europe/Amsterdam' },
    {
      after: async () => {
        lookedUp++
        return messages.slice(1)
      },
      before: async () => {
        lookedUp++
        return earlier
      },
    },
    breath,
  )
  if ('until' in read) return { until: read.until.getTime() - began.getTime() }
  return { ids: read.messageIds, text: read.heard?.text, meaning: read.heard?.meaning, lookedUp }
}

describe('one message', () => {
  test.each([
    'Hoi, kan iemand morgen boodschappen voor me doen?',
    'boodschappen',
    'medewerker',
    'stop',
    'ik krijg geen lucht meer',
    'Hoe gaat het met mijn aanvraag?',
    'ja',
    'Wat kost het?',
    'ik wil wel helpen',
  ])('that says something is read at once, and costs no look-up: %s', async (text) => {
    expect(await read([message(1, text)], began)).toMatchObject({ ids: ['1'], text, lookedUp: 0 })
  })

  test.each([
    'Hoi',
    'Goeie middei',
    'hello there',
    'ik heb een vraagje',
    'Goedemorgen, mag ik iets vragen?',
    'ik ha in fraach',
    'zou iemand morgen',
    'hallo met jannie',
    'ik zoek iemand die',
    'boodschappen en',
    'mijn lamp is stuk...',
    'can you help me',
  ])('that only begins waits for a breath, and not longer: %s', async (text) => {
    expect(await read([message(1, text)], began)).toEqual({ until: breath })
    expect(await read([message(1, text)], at(breath))).toMatchObject({ ids: ['1'], text })
  })

  test('a few words behind a question of ours are its answer, unless they break off', async () => {
    const asked = { tag: 'q:1', expects: 'name' as const, choices: [], at: began.toISOString() }
    const conversation = { ...waiting([]).conversation, asked }
    expect(await read([message(1, 'tante annie')], began, { conversation })).toMatchObject({ ids: ['1'] })
    expect(await read([message(1, 'ja maar')], began, { conversation })).toEqual({ until: breath })
    const yesNo = { ...asked, expects: 'yes-no' as const, choices: [{ value: 'yes', label: 'Ja' }] }
    expect(
      await read([message(1, 'ja maar')], began, { conversation: { ...conversation, asked: yesNo } }),
    ).toEqual({ until: breath })
  })

  test('nobody waits while a person at the desk reads along', async () => {
    const person = { ...waiting([]).person, withDeskUntil: at(60_000) }
    expect(await read([message(1, 'Hoi')], began, { person })).toMatchObject({ ids: ['1'], lookedUp: 0 })
  })
})

describe('several messages', () => {
  test('are one thought as soon as they say something', async () => {
    const pieces = [
      message(1, 'Hoi'),
      message(2, 'zou iemand morgen', 900),
      message(3, 'boodschappen kunnen doen?', 1800),
    ]
    expect(await read(pieces.slice(0, 2), at(1000))).toEqual({ until: 900 + breath })
    expect(await read(pieces, at(1900))).toMatchObject({
      ids: ['1', '2', '3'],
      text: 'zou iemand morgen boodschappen kunnen doen?',
      meaning: { act: 'request', category: 'groceries', when: '2026-11-24' },
    })
  })

  test('who goes on and on without saying anything is answered in between', async () => {
    const pieces = [0, 2500, 5000, 7500, 10_000].map((after, index) => message(index, 'hallo', after))
    expect(await read(pieces, at(11_000))).toEqual({ until: longestBreath })
    expect(await read(pieces, at(longestBreath))).toMatchObject({ ids: ['0', '1', '2', '3', '4'] })
  })

  test('what follows the thought is left for the next step', async () => {
    const pieces = [
      message(1, 'Hoi'),
      message(2, 'kan iemand boodschappen doen?'),
      message(3, 'en de hond uitlaten'),
    ]
    expect(await read(pieces, began)).toMatchObject({ ids: ['1', '2'] })
  })

  test('a photo, a code or another phone ends the thought', async () => {
    const photo: Waiting = { ...message(2, ''), content: { kind: 'attachment', type: 'photo', ref: 'x' } }
    const elsewhere = { ...message(2, 'boodschappen'), addressId: 'tablet' }
    for (const next of [photo, elsewhere])
      expect(await read([message(1, 'Hoi'), next], began)).toMatchObject({ ids: ['1'], text: 'Hoi' })
  })

  test.each([
    ['stop', 'stop'],
    ['medewerker', 'human'],
    ['opnieuw beginnen', 'restart'],
  ])('a word that is always obeyed is obeyed whatever was begun before it: %s', async (word, act) => {
    expect(await read([message(1, 'ik wil graag'), message(2, word)], began)).toMatchObject({
      ids: ['1', '2'],
      text: word,
      meaning: { act },
    })
  })

  test('an answer behind other words stays the answer', async () => {
    const choices = [
      { value: 'help', label: 'Hulp vragen' },
      { value: 'volunteer', label: 'Zelf helpen' },
    ]
    const asked = { tag: 'q:1', expects: 'choice' as const, choices, at: began.toISOString() }
    const conversation = { ...waiting([]).conversation, asked }
    expect(
      await read([message(1, 'hallo'), message(2, 'eh dan de'), message(3, '2')], began, { conversation }),
    ).toMatchObject({ meaning: { choice: 'volunteer' } })
  })
})

describe('danger', () => {
  test('never waits, whatever came before it', async () => {
    expect(await read([message(1, 'Hoi'), message(2, 'ik krijg geen lucht meer')], began)).toMatchObject({
      meaning: { danger: { number: 112, level: 'certain' } },
    })
  })

  test('in two halves is certain, in one step or in two', async () => {
    const halves = ['ik ben gevallen', 'kan niet opstaan'] as const
    const certain = { meaning: { danger: { number: 112, level: 'certain' } } }
    expect(await read([message(1, 'Hoi'), message(2, halves.join(' '))], began)).toMatchObject(certain)
    expect(await read([message(2, halves[1])], began, {}, ['Hoi', halves[0]])).toMatchObject(certain)
    expect(await read([message(2, halves[1])], began)).toMatchObject({
      meaning: { danger: { level: 'possible' } },
    })
  })
})
