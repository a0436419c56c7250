import type { Facts, FlowEvent, MessageExtra } from '../../core/conversations/flow.ts'
import type { Seed } from '../../core/conversations/intent.ts'
import type { Meaning } from '../../core/conversations/meaning.ts'

/** A message as a flow hears it: the one that began the flow, or one that arrived later. */
export interface Heard {
  text: string
  meaning: Meaning
  about: string | null
  with: MessageExtra | null
  /** What the flow before this one passed on. */
  seed: Seed
  facts: Facts
}

/** The message in an event; null if the event brought none. */
export function heardIn(event: FlowEvent): Heard | null {
  if (event.type === 'messageArrived') return { ...event, seed: {} }
  if (event.type !== 'started') return null
  const about = typeof event.seed.about === 'string' ? event.seed.about : null
  return {
    text: event.text,
    meaning: event.meaning ?? nothing,
    about,
    with: event.with ?? null,
    seed: event.seed,
    facts: event.facts,
  }
}

/** What is understood where nothing was said. */
export const nothing: Meaning = {
  language: null,
  languageSure: false,
  act: 'other',
  guessed: false,
  category: null,
  top3: [],
  when: null,
  everyWeeks: null,
  weekdays: [],
  danger: null,
  choice: null,
  chosen: [],
  answer: null,
  instead: null,
  tail: null,
  code: null,
  wishedLanguage: null,
  place: null,
  destination: null,
  name: null,
  minutes: null,
  requestNumber: null,
  unfinished: null,
  reasons: [],
}

/** A yes, by word or by button; a yes with something behind it counts too. */
export function saysYes({ meaning }: Heard): boolean {
  return meaning.answer === 'yes' || meaning.answer === 'yes-but' || meaning.choice === 'yes'
}

/** A no, by word or by button. */
export function saysNo({ meaning }: Heard): boolean {
  return meaning.answer === 'no' || meaning.choice === 'no'
}

/** Whether this choice was picked. */
export function picks(...values: string[]): (heard: Heard) => boolean {
  return ({ meaning }) => meaning.choice !== null && values.includes(meaning.choice)
}

/** Something that came without a word we can read, such as a photo, or a button of an earlier question. */
export function isWordless(heard: Heard): boolean {
  return heard.with !== null && (heard.text.trim() === '' || heard.with.kind !== 'attachment')
}

/** Somebody's own words, short enough to keep in a talk. */
export function ownWords(text: string, most = 400): string {
  const words = text.trim().replace(/\s+/g, ' ')
  return words.length > most ? `${words.slice(0, most - 3)}...`.toWellFormed() : words.toWellFormed()
}

/** How many words a message counts. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
