/** How something the desk did has ended; `why` is a short code, said to whoever pressed, and `by` who was first. */
export type Deed = { ok: true } | { ok: false; why: string; by?: string }

/** The member of the desk who acts. */
export interface DeskMember {
  personId: string
  slackUser: string
  neighbourhoodId: string
}

/** A member of the desk as the history knows them. */
export function actorOf(by: DeskMember): string {
  return `slack:${by.slackUser}`
}
