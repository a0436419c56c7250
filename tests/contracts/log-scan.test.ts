import { expect, test } from '@jest/globals'
import { createLog } from '../../core/log.ts'
import { leaksIn } from '../support/scan-log.ts'

const known = {
  tokens: ['0123456789abcdef0123456789abcdef'],
  identifiers: ['+31612340001', '510000011', 'NL.4566123'],
  names: ['Sietske Dijkstra', 'Mark de Boer'],
  texts: ['Kan iemand "morgen" de was doen?', 'ja'],
}

const fine = [
  '{"level":30,"time":1795323998543,"port":31612340,"msg":"listening"}',
  '{"level":40,"outboxId":"316","channel":"sms","msg":"ja, dat kan"}',
  '{"level":50,"err":{"kind":"Error","at":["at boer (/app/core/boer.ts:1:2)"]}}',
]

test('X3: what may be logged is let through', () => {
  expect(leaksIn(fine, known)).toEqual([])
})

// Everything that the program logs in any test of the run is kept, and looked at like this when the run is over:
// tests/support/global-teardown.ts fails the run if anything is found.
test.each([
  ['a token', 'GET /x?key=0123456789abcdef0123456789abcdef'],
  [
    'the token of a bot that nobody told us of',
    'https://api/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe',
  ],
  ['a token of Slack', 'xoxb-1234567890-abcdef'],
  ['a password in a header', 'authorization: Basic QUMwMDAwMDAwMDAwMDAwMDAwMDA6eA=='],
  ['a number', '{"to":"+31612340001"}'],
  ['a number of somebody else', '{"to":"+4915112345678"}'],
  ['a number without its plus', '{"waId":"31612349999"}'],
  ['a number as people write it', 'call 06-12345678'],
  ['a chat', '{"chat":510000011}'],
  ['a name', 'hello Mark de Boer'],
  ['a surname', '{"who":"Dijkstra"}'],
  ['what somebody typed', JSON.stringify({ text: 'Kan iemand "morgen" de was doen?' })],
])('X3: %s in any log of the suite would fail it', (_what, line) => {
  expect(leaksIn([...fine, line], known)).toHaveLength(1)
})

test('X3: whatever is handed to the log, words and numbers of people do not come out', () => {
  const lines: string[] = []
  const log = createLog('trace', { write: (line: string) => void lines.push(line) })
  const person = { name: 'Mark de Boer', phone: '+31612340001', text: known.texts[0] }
  log.info(person, 'somebody')
  log.warn({ person, to: '+31612340001' }, 'somebody')
  log.error({ err: new Error(`could not reach +31612340001: ${known.texts[0]}`) }, 'an error')
  log.error({ err: new Error('outer', { cause: new Error('Mark de Boer') }) }, 'an error with a cause')
  expect(lines).toHaveLength(4)
  expect(leaksIn(lines, known)).toEqual([])
})
