import { z } from 'zod'
import type { Category } from '../conversations/meaning.ts'
import { type Neighbourhood, planSchema } from '../neighbourhoods/neighbourhoods.ts'
import type { Urgency } from '../requests/help-request.ts'

/** So many are asked at once when the desk asks everybody; of more the others follow in the next round. */
const everybodyAtOnce = 150
/** More than anybody is asked in a week. */
const noLimit = 1000

const frozenPlanSchema = planSchema.extend({
  people: z.number().int().positive(),
  /** The number of the first round of this search: a search that starts again counts from here. */
  firstRound: z.number().int().positive(),
  /** The desk asked everybody who is able, in one round. */
  everybody: z.boolean().default(false),
  pingsPerWeek: z.number().int().positive(),
  quietHours: z.strictObject({ from: z.string(), until: z.string() }),
})
/** A neighbourhood's plan as it was when the search began; changing the plan never disturbs a running search. */
export type FrozenPlan = z.infer<typeof frozenPlanSchema>

/** How far the desk lets a search reach: to everybody at once, and past the neighbourhood's limit a week. */
export interface Reach {
  everybody: boolean
  beyondLimit: boolean
}

/** Takes the plan as it is now, for a search that begins with this round. */
export function freezePlan(
  { plans, rides, pingsPerWeek, quietHours }: Neighbourhood,
  { urgency, category }: { urgency: Urgency; category: Category },
  firstRound: number,
  { everybody, beyondLimit }: Reach = { everybody: false, beyondLimit: false },
): FrozenPlan {
  const plan = category === 'ride' && rides ? rides.search : plans[urgency]
  return {
    ...plan,
    ...(everybody && { people: everybodyAtOnce }),
    ...{ firstRound, everybody, quietHours },
    pingsPerWeek: beyondLimit ? noLimit : pingsPerWeek,
  }
}

/**
 * The same plan, for a search that goes on after a yes was taken back: the rounds that did not fire yet. When all of
 * them did, one more, for everybody who was not asked.
 */
export function goOnWith(plan: FrozenPlan, nextRound: number): FrozenPlan {
  if (nextRound - plan.firstRound < plan.rounds) return plan
  return { ...plan, firstRound: nextRound, rounds: 1, people: everybodyAtOnce, everybody: true }
}

/** Reads a plan as the database kept it. */
export function readPlan(saved: unknown): FrozenPlan | null {
  return saved === null ? null : frozenPlanSchema.parse(saved)
}
