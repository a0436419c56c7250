import type { Phones, Timing } from './phones.ts'

/** What a resident types who has never written before, from the first word to the opened request. */
export const texts = [
  'Hoi, kan iemand morgen boodschappen voor me doen?',
  'ja hoor',
  'Griet Hoekstra',
  'Kerkstraat 5, 8925 AB',
  '2',
  'ja',
]
const opened = /#\d+/

let people = 0

/** A number that nobody in this run had before. */
export function newNumber(): string {
  return `+316${String(10_000_000 + people++)}`
}

/** Talks as one resident, each message after the answer to the one before; throws if no request was opened. */
export async function askForHelp(phones: Phones, onTimed: (timing: Timing) => void): Promise<void> {
  const number = newNumber()
  let last = ''
  for (const text of texts) {
    const timing = await phones.say(number, text)
    onTimed(timing)
    last = timing.text
  }
  if (!opened.test(last)) throw new Error(`The talk did not end in a request, but with: ${last}`)
}

/** One resident who never stops changing the request; how long each turn took. */
export async function talkForLong(phones: Phones, turns: number): Promise<number[]> {
  const number = newNumber()
  for (const text of texts.slice(0, -1)) await phones.say(number, text)
  const changes = ['2', '2', 'overmorgen', '3', '2', '2', 'morgen', '2']
  const took: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    const { answered } = await phones.say(number, changes[turn % changes.length] ?? '')
    took.push(answered)
  }
  return took
}
