import { z } from 'zod'
import { languages } from '../conversations/meaning.ts'

const whyAsked = z.object({
  /** Asked longest ago of all who could, or never asked before. */
  turn: z.enum(['longest-ago', 'never-asked']),
  /** The language they share with the resident; null if they share none. */
  speaks: z.enum(languages).nullable(),
  /** The part of the week of theirs that it falls in, such as tue-morning; null if they named none or no time is known. */
  free: z.string().nullable(),
  /** They chose the part of the neighbourhood where it is. */
  near: z.boolean(),
  /** They live nearby, by the postcodes; an older release did not look at that. */
  livesNear: z.boolean().default(false),
  /** They had the training that this kind of help asks for. */
  trained: z.boolean(),
  /** They come with a buddy. */
  withBuddy: z.boolean(),
})
/** Why somebody was asked, in what the desk would say. */
export type WhyAsked = z.infer<typeof whyAsked>

const roundReasons = z.object({
  asked: z.array(z.object({ personId: z.string(), why: whyAsked })),
  /** How many were not asked, for each reason. */
  not: z.record(z.string(), z.number()),
})
/** Why these and not others, as it stands in the history of a request. */
export type RoundReasons = z.infer<typeof roundReasons>

/** Reads the reasons as the history kept them; null for what an older release wrote. */
export function readReasons(details: unknown): RoundReasons | null {
  return roundReasons.safeParse(details).data ?? null
}

/** How many were passed over for each reason; who was asked before stands on the card by name. */
export function countReasons(others: { why: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { why } of others) if (why !== 'asked-before') counts[why] = (counts[why] ?? 0) + 1
  return counts
}
