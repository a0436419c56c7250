import { z } from 'zod'
import type { Category } from '../conversations/meaning.ts'
import { type Neighbourhood, planSchema } from '../neighbourhoods/neighbourhoods.ts'
import type { Urgency } from '../requests/help-request.ts'

const frozenPlanSchema = planSchema.extend({
  /** The number of the first round of this search: a search that starts again counts from here. */
  firstRound: z.number().int().positive(),
  pingsPerWeek: z.number().int().positive(),
  quietHours: z.strictObject({ from: z.string(), until: z.string() }),
})
/** A neighbourhood's plan as it was when the search began; changing the plan never disturbs a running search. */
export type FrozenPlan = z.infer<typeof frozenPlanSchema>

/** Takes the plan as it is now, for a search that begins with this round. */
export function freezePlan(
  { plans, rides, pingsPerWeek, quietHours }: Neighbourhood,
  { urgency, category }: { urgency: Urgency; category: Category },
  firstRound: number,
): FrozenPlan {
  const plan = category === 'ride' && rides ? rides.search : plans[urgency]
  return { ...plan, firstRound, pingsPerWeek, quietHours }
}

/** Reads a plan as the database kept it. */
export function readPlan(saved: unknown): FrozenPlan | null {
  return saved === null ? null : frozenPlanSchema.parse(saved)
}
