import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { drawHome } from '../../../bots/slack/blocks/home.ts'
import { drawAlarm, drawNote } from '../../../bots/slack/blocks/note.ts'
import { drawOpenList } from '../../../bots/slack/blocks/open-list.ts'
import { drawFound, drawWhoCan } from '../../../bots/slack/blocks/people-lists.ts'
import { sayIn } from '../../../bots/slack/blocks/say.ts'
import { blockErrors, viewErrors } from '../../../bots/street/slack/block-rules.ts'
import { categories } from '../../../core/conversations/meaning.ts'
import { sortOut } from '../../../core/desk/overview.ts'
import type { OpenOnDesk } from '../../../core/desk/queries.store.ts'
import { Words } from '../../../core/words.ts'
import { wild } from './cards.ts'

const now = new Date('2026-11-23T10:00:00Z')
const zone = 'Europe/Amsterdam'
const words = new Words('locales')
const inLanguage = (language: string) => sayIn(words, language, { now, zone })
const language = fc.constantFrom('nl', 'fy', 'en')
const name = fc.option(wild)
const ts = fc.constantFrom(null, '1700000000.000001')

const open: fc.Arbitrary<OpenOnDesk> = fc.record({
  id: fc.uuid(),
  number: fc.nat(99_999),
  isQuestion: fc.boolean(),
  category: fc.constantFrom(...categories),
  status: fc.constantFrom('triage', 'searching', 'matched', 'referred'),
  wantedAt: fc.constantFrom(null, '2026-11-24@morning', 'R/2026-11-24/P1W'),
  urgency: fc.constantFrom('normal', 'urgent'),
  name,
  openedAt: fc.constant(now),
  withDeskSince: fc.constantFrom(null, now),
  withDeskWhy: fc.constantFrom(null, 'new', 'nobody-left'),
  takenBy: fc.constantFrom(null, 'slack:U0ANKE'),
  wantedFrom: fc.constantFrom(null, now),
  ts,
})
const requests = fc.array(open, { maxLength: 60 })
const people = fc.array(fc.record({ id: fc.uuid(), name, since: fc.constant(now), ts }), { maxLength: 20 })
const found = fc.array(
  fc.record({
    id: fc.uuid(),
    name,
    street: name,
    houseNumber: name,
    phone: name,
    language: fc.constantFrom(null, 'nl', 'fy'),
    isVolunteer: fc.boolean(),
    numbers: fc.array(fc.nat(999), { maxLength: 5 }),
  }),
  { maxLength: 20 },
)
const helpers = fc.array(
  fc.record({ id: fc.uuid(), name, phone: name, availability: fc.subarray(['mon-morning', 'tue-evening']) }),
  { maxLength: 60 },
)
const plain = (blocks: unknown) => JSON.parse(JSON.stringify(blocks))

describe('lists for one member of the desk', () => {
  test('S12: whatever is in them, in every language, Slack takes them', () => {
    fc.assert(
      fc.property(requests, found, helpers, language, (open, found, helpers, language) => {
        const say = inLanguage(language)
        const whoCan = { category: 'garden', when: '2026-11-24', helpers }
        const posts = [
          drawOpenList(open.slice(0, 30), open.length, zone, say),
          drawFound(found, say),
          drawWhoCan(whoCan, say),
        ]
        for (const { blocks } of posts) expect(blockErrors(plain(blocks), 'message')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('S12: the Home holds any day of any desk', () => {
    fc.assert(
      fc.property(requests, people, people, language, (open, talks, toApprove, language) => {
        const overview = { open, ...sortOut(open, now, zone), talks, toApprove }
        const linkTo = (ts: string) => `https://street.slack.com/archives/C0DESK/p${ts.replace('.', '')}`
        const at = { neighbourhoodId: 'bilgaard', name: 'Bilgaard', zone, channel: 'C0DESK', now, linkTo }
        expect(viewErrors(plain(drawHome(overview, at, inLanguage(language))), 'home')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('the Home says that nothing waits only where nobody waits either', () => {
    const shown = (talks: number) => {
      const who = Array.from({ length: talks }, () => ({ id: 'x', name: 'Griet', since: now, ts: null }))
      const overview = { open: [], ...sortOut([], now, zone), talks: who, toApprove: [] }
      const at = { neighbourhoodId: 'west', name: 'West', zone, channel: 'C0DESK', now, linkTo: () => null }
      return JSON.stringify(drawHome(overview, at, inLanguage('en')))
    }
    expect(shown(0)).toContain('nothing waiting')
    expect(shown(1)).not.toContain('nothing waiting')
  })

  test('S13: what a locked screen shows of a list or a note has no name, street or words in it', () => {
    fc.assert(
      fc.property(found, helpers, wild, (found, helpers, text) => {
        const say = inLanguage('en')
        expect(drawFound(found, say).text).toBe(`Found: ${found.length}`)
        expect(drawWhoCan({ category: 'garden', when: null, helpers }, say).text).toBe(
          `Who can help with garden: ${helpers.length}`,
        )
        expect(drawNote(text, say.line('notification.note')).text).toBe('News at the desk')
        expect(drawAlarm(text, say.line('notification.alarm')).text).toBe('<!here> The desk is needed')
      }),
    )
  })

  test('S13: in no language does a notification have room for anything personal', () => {
    for (const language of ['nl', 'fy', 'en']) {
      for (const key of ['request', 'volunteer', 'person', 'note', 'alarm']) {
        const slots = words.raw(language, `desk.notification.${key}`).match(/\{\{\w+\}\}/g) ?? []
        expect(['{{number}}', '{{status}}']).toEqual(expect.arrayContaining(slots))
      }
    }
  })
})
