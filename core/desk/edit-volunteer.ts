import { Temporal } from 'temporal-polyfill'
import { editable, type VolunteerEdit } from '../people/volunteer-file.ts'
import { oweVolunteerStep } from '../people/volunteer-steps.ts'
import { lockVolunteer, saveVolunteer } from '../people/volunteers.store.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { noteToDesk, showCard, whisper } from './tell-desk.ts'

type Field = keyof VolunteerEdit

/** So long a certificate of conduct counts where the desk named no day. */
const vettingYears = 3

/**
 * The desk changes a volunteer's file. Only what was changed is written, so that two who edit at once keep both their
 * changes; a field that somebody else changed since the form was opened stays as they left it, and the second one hears so.
 */
export async function editVolunteer(
  work: Work,
  personId: string,
  { changes, before }: { changes: Partial<VolunteerEdit>; before: Partial<VolunteerEdit> },
  by: DeskMember,
): Promise<Deed> {
  const volunteer = await lockVolunteer(work, personId)
  if (!volunteer) return { ok: false, why: 'gone' }
  if (volunteer.status === 'left') return { ok: false, why: 'has-left' }
  const now = editable(volunteer)
  const fields = Object.keys(changes) as Field[]
  const [clashing, free] = [fields.filter(isOther), fields.filter((field) => !isOther(field))]
  function isOther(field: Field): boolean {
    return !isSame(now[field], before[field]) && !isSame(now[field], changes[field])
  }
  if (free.length > 0) await write(work, personId, pick(changes, free), actorOf(by))
  const { neighbourhoodId } = volunteer
  const card = { kind: 'volunteer', id: personId } as const
  if (free.length > 0) {
    const slots = { who: actorOf(by), fields: { lines: free.map(nameOfField) } }
    await noteToDesk(work, neighbourhoodId, { key: 'desk.note.volunteer-edited', slots }, { card })
  }
  await showCard(work, neighbourhoodId, 'volunteer', personId)
  if (clashing.length > 0) {
    const slots = { fields: { lines: clashing.map(nameOfField) } }
    await whisper(work, neighbourhoodId, by.slackUser, { key: 'desk.refused.changed-meanwhile', slots })
  }
  return { ok: true }
}

async function write(
  work: Work,
  personId: string,
  { vettedOn, vettingDueOn, ...rest }: Partial<VolunteerEdit>,
  actor: string,
): Promise<void> {
  const due = vettingDueOn ?? (vettedOn ? inYears(vettedOn) : undefined)
  await saveVolunteer(work, personId, {
    ...rest,
    ...(vettedOn !== undefined && { vettedOn: midnight(vettedOn), vettedBy: vettedOn && actor }),
    ...((vettedOn === null || vettingDueOn === null || due) && {
      vettingDueOn: midnight(due ?? null),
      vettingToldAt: null,
    }),
  })
  await oweVolunteerStep(work, personId)
}

function pick(changes: Partial<VolunteerEdit>, fields: Field[]): Partial<VolunteerEdit> {
  return Object.fromEntries(fields.map((field) => [field, changes[field]]))
}

function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value)
  return plain(one) === plain(other)
}

function nameOfField(field: Field): string {
  return `desk.volunteer.${field}`
}

/** Writes down a certificate of conduct that a member of the desk saw, and when a new one is due. */
export async function writeVetting(work: Work, personId: string, seen: string, actor: string): Promise<void> {
  await write(work, personId, { vettedOn: seen }, actor)
}

/** Days are kept as their midnight in UTC. */
function midnight(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`)
}

function inYears(day: string): string {
  return Temporal.PlainDate.from(day).add({ years: vettingYears }).toString()
}
