import { setTimeout as pause } from 'node:timers/promises'
import { median, percentile } from './numbers.ts'
import type { Phones, Timing } from './phones.ts'
import { askForHelp, newNumber, texts } from './talk.ts'

const thinking = 250

/** What one measurement found; times in milliseconds. */
export interface Measured {
  messages: number
  perSecond: number
  kept: { p50: number; p99: number }
  answered: { p50: number; p99: number }
}

/** As fast as it goes: so many residents at once, each a new one when the last has a request. */
export async function atFullSpeed(phones: Phones, residents: number, seconds: number): Promise<Measured> {
  const timings: Timing[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  let counting = true
  const keep = (timing: Timing) => counting && timings.push(timing)
  const talks = Array.from({ length: residents }, async () => {
    while (performance.now() < end) await askForHelp(phones, keep)
  })
  const stopCounting = pause(seconds * 1000).then(() => {
    counting = false
  })
  await Promise.all([...talks, stopCounting])
  return summary(timings, seconds)
}

/** So many talks, a few at once. */
export async function someTalks(phones: Phones, talks: number, atOnce: number): Promise<Measured> {
  const timings: Timing[] = []
  const start = performance.now()
  let left = talks
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await askForHelp(phones, (timing) => timings.push(timing))
    }),
  )
  return summary(timings, (performance.now() - start) / 1000)
}

/**
 * At a fixed rate, whatever the answers do: each resident types a message every quarter of a second, and a new one begins
 * as often as the rate wants. Time is counted from when a message should have been sent.
 */
export async function atRate(phones: Phones, perSecond: number, seconds: number): Promise<Measured> {
  const timings: Timing[] = []
  const gap = (1000 / perSecond) * texts.length
  const start = performance.now()
  const talks: Promise<void>[] = []
  for (let begun = 0; begun * gap < seconds * 1000; begun++) {
    const at = start + begun * gap
    await until(at)
    talks.push(talkInTime(phones, at, (timing) => timings.push(timing)))
  }
  await Promise.all(talks)
  return summary(timings, seconds)
}

async function talkInTime(phones: Phones, start: number, onTimed: (timing: Timing) => void): Promise<void> {
  const number = newNumber()
  for (const [index, text] of texts.entries()) {
    const at = start + index * thinking
    await until(at)
    onTimed(await phones.say(number, text, at))
  }
}

async function until(moment: number): Promise<void> {
  const left = moment - performance.now()
  if (left > 0) await pause(left)
}

function summary(timings: Timing[], seconds: number): Measured {
  const of = (values: number[]) => ({ p50: median(values), p99: percentile(values, 0.99) })
  return {
    messages: timings.length,
    perSecond: timings.length / seconds,
    kept: of(timings.map(({ kept }) => kept)),
    answered: of(timings.map(({ answered }) => answered)),
  }
}
