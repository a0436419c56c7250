import { firstNameOf } from '../requests/help-request.ts'

/** Somebody who uses the same phone. */
export interface Housemate {
  name: string
  /** Helps too, as far as the desk knows. */
  helps: boolean
}

const and = ' & '

/** So many others can share one phone. */
export const mostHousemates = 4

/** Everybody on one phone by first name, whose phone it is first. */
export function householdOf(owner: string | null, housemates: Housemate[]): string[] {
  const first = firstNameOf(owner)
  return [...(first ? [first] : []), ...housemates.map(({ name }) => name)]
}

/** All of them as one name, the same in every language. */
export function together(names: string[]): string {
  return names.join(and)
}

/** Whether two names are the same person's: Wytze is Wytze Hoekstra. */
export function isSameName(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other]
    .map((name) => name.trim().toLowerCase())
    .toSorted((a, b) => a.length - b.length)
  return short !== '' && (long === short || long.startsWith(`${short} `))
}

/** How the one who comes has to know it: for whom of the household, and at whose home. */
export function namedFor(forWhom: string | null, resident: string | null): string | null {
  if (forWhom === null || resident === null) return resident ?? forWhom
  const names = forWhom.split(and)
  if (!names.some((name) => isSameName(name, resident))) return `${forWhom} (${resident})`
  return names.length === 1 ? resident : forWhom
}
