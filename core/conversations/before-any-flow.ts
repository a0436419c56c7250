import type { Danger, Meaning } from './meaning.ts'

/** What is looked at before any flow hears a message, in this order. */
export type First =
  | { is: 'opt-out' }
  | { is: 'opt-in' }
  | { is: 'danger'; danger: Danger }
  /** The word that always brings the computer back, also out of the hands of the desk. */
  | { is: 'restart'; fromDesk: boolean }
  | { is: 'person' }
  /** Said stop, and writes again: we stay silent, and the desk hears it. */
  | { is: 'opted-out' }
  /** A person at the desk is talking with them: the bot is silent, but for a sign of danger that is news. */
  | { is: 'with-desk'; worries: Danger | null }

/** Decides whether a message goes to a flow at all; null means that it does. */
export function beforeAnyFlow(
  meaning: Meaning | null,
  person: {
    optedOut: boolean
    withDesk: boolean
    /** The desk has them because of danger: it was rung, and they heard whom to call. */
    inDanger?: boolean
  },
): First | null {
  if (meaning?.act === 'stop') return { is: 'opt-out' }
  // somebody who is in danger is answered even after a stop: they wrote to us themselves, just now
  if (meaning?.danger?.level === 'certain') return { is: 'danger', danger: meaning.danger }
  if (person.optedOut) return meaning?.act === 'start' ? { is: 'opt-in' } : { is: 'opted-out' }
  if (meaning?.act === 'restart') return { is: 'restart', fromDesk: person.withDesk }
  if (person.withDesk) return { is: 'with-desk', worries: person.inDanger ? null : (meaning?.danger ?? null) }
  if (meaning?.act === 'human') return { is: 'person' }
  return null
}
