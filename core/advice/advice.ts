import { z } from 'zod'

/** How it can stand with a volunteer who was asked to answer a question. Withdrawn: it needs no answer any more. */
export const adviceStatuses = [
  'asked',
  'writing',
  'given',
  'sent',
  'declined',
  'lapsed',
  'withdrawn',
] as const
/** How it stands with one of them. */
export type AdviceStatus = (typeof adviceStatuses)[number]

/** Somebody has it in hand: no other need be asked, and the desk need not look yet. */
export function isBusy({ status }: Pick<Advice, 'status'>): boolean {
  return status === 'asked' || status === 'writing' || status === 'given'
}

/** They may still answer, or say that they will not; a late answer is welcome. */
export function mayAnswer({ status }: Pick<Advice, 'status'>): boolean {
  return status === 'asked' || status === 'writing' || status === 'lapsed'
}

/** One volunteer asked to answer a question in writing. */
export interface Advice {
  id: string
  requestId: string
  volunteerId: string
  words: string
  status: AdviceStatus
  text: string | null
}

/** The longest answer that a volunteer can give: it has to fit a few text messages. */
export const longestAdvice = 600
/** The longest question that goes to volunteers. */
export const longestQuestion = 300

/** Who of a neighbourhood is asked to answer questions, and how. */
export const questionsSchema = z.strictObject({
  /** Whoever had this training, by its name in their file. */
  training: z.string().min(1).default('questions'),
  /** As soon as a question comes in, or when the desk says so. */
  ask: z.enum(['at-once', 'by-desk']).default('by-desk'),
  /** An answer goes out at once, or when the desk has read it. */
  answers: z.enum(['at-once', 'read-first']).default('read-first'),
  /** So many are asked together. */
  people: z.number().int().min(1).max(20).default(3),
  /** So long they have to answer, nights left out; then the desk has the question. */
  minutes: z.number().int().positive().default(240),
})
