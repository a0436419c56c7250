import type { OnBehalf as Row } from '../../prisma/generated/client.ts'
import type { Work } from '../work.ts'
import { behalfKinds, type Contact, contacts, type OnBehalf, type Telling, tellings } from './on-behalf.ts'

/** What is kept when a professional asks. */
export interface NewOnBehalf extends OnBehalf {
  neighbourhoodId: string
  organisationId: string | null
  /** Who says that the client agrees: a person's id, or a Slack user such as slack:U123. */
  consentActor: string
}

/** Keeps who asked, for whom they work, and what the client agreed to. */
export async function insertOnBehalf({ tx, now }: Work, behalf: NewOnBehalf): Promise<void> {
  const agreed = behalf.tells === 'professional'
  await tx.onBehalf.create({
    data: {
      ...behalf,
      consentAt: now,
      tellsConsentAt: agreed ? now : null,
      tellsConsentBy: agreed ? behalf.consentActor : null,
      createdAt: now,
    },
  })
}

/** Who asked for this request; null if the resident did it themselves. */
export async function findOnBehalf({ tx }: Work, requestId: string): Promise<OnBehalf | null> {
  const row = await tx.onBehalf.findUnique({ where: { requestId } })
  return row && fromRow(row)
}

/** Keeps what came of speaking to the client, and who did that. */
export async function changeContact(
  { tx }: Work,
  requestId: string,
  contact: Contact,
  contactBy: string | null,
): Promise<void> {
  await tx.onBehalf.update({ where: { requestId }, data: { contact, contactBy } })
}

/** Keeps whether the client wants the professional to hear how it goes, and who says so. */
export async function changeTelling(
  { tx, now }: Work,
  requestId: string,
  tells: Telling,
  by: string,
): Promise<void> {
  const consent = tells === 'professional' ? { tellsConsentAt: now, tellsConsentBy: by } : {}
  await tx.onBehalf.update({ where: { requestId }, data: { tells, ...consent } })
}

/** The client was asked at this moment. */
export async function noteAsked({ tx, now }: Work, requestId: string): Promise<void> {
  await tx.onBehalf.update({ where: { requestId }, data: { askedAt: now } })
}

/** A row as the house knows it. */
export function fromRow(row: Row): OnBehalf {
  return {
    ...row,
    kind: behalfKinds.find((each) => each === row.kind) ?? 'client',
    contact: contacts.find((each) => each === row.contact) ?? 'not-needed',
    tells: tellings.find((each) => each === row.tells) ?? 'nobody',
  }
}
