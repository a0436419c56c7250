import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { writeCalendar } from '../../../core/rides/calendar.ts'
import { readCalendar } from '../../support/read-calendar.ts'

const now = new Date('2026-11-23T08:00:00Z')
const ride = {
  id: '3f0c',
  title: '#12',
  from: new Date('2026-11-24T08:56:00Z'),
  until: new Date('2026-11-24T10:40:00Z'),
}

describe('a calendar as RFC 5545 asks for it', () => {
  test('one ride: who made it, its number, its times in UTC and nothing else', () => {
    const { name, events } = readCalendar(writeCalendar('Max-mobiel', [ride], now))
    expect(name).toBe('Max-mobiel')
    expect(events).toEqual([
      {
        UID: '3f0c@foardoar',
        DTSTAMP: '20261123T080000Z',
        DTSTART: '20261124T085600Z',
        DTEND: '20261124T104000Z',
        SUMMARY: '#12',
      },
    ])
  })

  test('a car without rides has an empty calendar', () => {
    expect(readCalendar(writeCalendar('Max-mobiel', [], now)).events).toEqual([])
  })

  test('whatever it is called, it reads back as it was, in lines of 75 bytes at most', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/\p{Cc}/u.test(text))
    const rides = fc.array(fc.record({ id: fc.uuid(), title: words }), { maxLength: 5 })
    fc.assert(
      fc.property(words, rides, (name, several) => {
        const made = several.map((one) => ({ ...ride, ...one }))
        const read = readCalendar(writeCalendar(name, made, now))
        expect(read.name).toBe(name)
        expect(read.events.map(({ SUMMARY }) => SUMMARY)).toEqual(several.map(({ title }) => title))
      }),
    )
  })

  test.each(['Max\r\nEND:VCALENDAR', 'Max\rSUMMARY:nee', 'Max\nX:y', 'Max\u0000\u001b'])(
    'a name cannot bring lines of its own: %j',
    (name) => {
      expect(readCalendar(writeCalendar(name, [ride], now)).events).toHaveLength(1)
    },
  )
})
