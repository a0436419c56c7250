import type { Line } from '../conversations/intent.ts'

/** Why a professional asks: help for a client, or welzijn op recept, for which the resident is spoken to first. */
export const behalfKinds = ['client', 'prescription'] as const
export type BehalfKind = (typeof behalfKinds)[number]

/** Who hears how it goes: nobody, the professional since the client agrees, or whoever the client says when asked. */
export const tellings = ['nobody', 'ask', 'professional'] as const
export type Telling = (typeof tellings)[number]

/** Whether the client was spoken to before anything is looked for. */
export const contacts = ['not-needed', 'waiting', 'call', 'agreed', 'declined'] as const
export type Contact = (typeof contacts)[number]

/** For whom a professional works, and how they hear how it goes, as the desk or they themselves told it. */
export interface BehalfForm {
  kind: BehalfKind
  /** An organisation of the directory; null is another one. */
  organisationId: string | null
  organisation: string | null
  professional: string | null
  phone: string | null
  tells: Telling
}

/** A request that a professional made, as the house knows it. */
export interface OnBehalf {
  requestId: string
  kind: BehalfKind
  organisation: string
  professional: string | null
  /** Who hears it by message; null means that the desk calls. */
  professionalId: string | null
  phone: string | null
  contact: Contact
  tells: Telling
}

/** How a professional hears of a request by its number; never whose it is, and never who comes. */
export function aboutRequest(
  what: string,
  request: { number: number; category: string; neighbourhood: string },
): Line {
  const { number, category, neighbourhood } = request
  return { key: `professionals.${what}`, slots: { number, category: { category }, neighbourhood } }
}
