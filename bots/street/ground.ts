import type { Changes } from './changes.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { CastMember, DeskMember, Patience } from './options.ts'
import type { Phones } from './phones.ts'
import type { StreetSecrets } from './secrets.ts'

/** What the three stand-ins share. */
export interface Ground {
  secrets: StreetSecrets
  cast: CastMember[]
  desk: DeskMember[]
  patience: Patience
  journal: Journal
  changes: Changes
  faults: Faults
  phones: Phones
  now(): Date
  /** Where the program listens; null until it is known. */
  hook: string | null
  /** Where this street listens; null until it is known. */
  root: string | null
}

/** The name that a provider would know this person by. */
export function nameOf(ground: Ground, channel: string, identifier: string): string {
  return (
    ground.cast.find((one) => one.channel === channel && one.identifier === identifier)?.name ?? 'Somebody'
  )
}
