import { randomUUID } from 'node:crypto'
import type { Referral as Row } from '../../prisma/generated/client.ts'
import type { Work } from '../work.ts'
import { type Referral, type ReferralStatus, referralStatuses, type Share, shares } from './referral.ts'

/** A referral to be kept. */
export interface NewReferral {
  neighbourhoodId: string
  requestId: string
  residentId: string
  organisationId: string
  organisation: string
  note: string | null
  share: Share
  consentBy: 'chat' | 'voice' | 'none'
  /** Who noted the consent that was given by voice. */
  consentActor: string | null
  followUpAt: Date
}

/** Keeps that a request is sent on to an organisation, or waits for the resident's consent to be. */
export async function insertReferral({ tx, now }: Work, referral: NewReferral): Promise<Referral> {
  const { consentBy, consentActor } = referral
  const asked = consentBy === 'chat'
  const row = await tx.referral.create({
    data: {
      ...referral,
      id: randomUUID(),
      createdAt: now,
      status: 'waiting-for-consent',
      consentAskedAt: asked ? now : null,
      consentAt: consentActor === null ? null : now,
    },
  })
  return fromRow(row)
}

/** The referral of a request that is still open; a request has one at most. */
export async function openReferral({ tx }: Work, requestId: string): Promise<Referral | null> {
  const row = await tx.referral.findFirst({
    where: { requestId, status: { in: ['waiting-for-consent', 'sent'] } },
  })
  return row && fromRow(row)
}

/** A referral by its id. */
export async function findReferral({ tx }: Work, referralId: string): Promise<Referral | null> {
  const row = await tx.referral.findUnique({ where: { id: referralId } })
  return row && fromRow(row)
}

/** The resident said yes. */
export async function noteConsent({ tx, now }: Work, referralId: string, actor: string): Promise<void> {
  await tx.referral.update({ where: { id: referralId }, data: { consentAt: now, consentActor: actor } })
}

/** The organisation has it from now on: by a message, or by the desk that tells them. */
export async function noteSent({ tx, now }: Work, referralId: string, messaged: boolean): Promise<void> {
  await tx.referral.update({ where: { id: referralId }, data: { status: 'sent', sentAt: now, messaged } })
}

/** The desk asks again on this day. */
export async function followUpLater({ tx }: Work, referralId: string, followUpAt: Date): Promise<void> {
  await tx.referral.update({ where: { id: referralId }, data: { followUpAt } })
}

/** Keeps what came of it, why, and who said so. */
export async function settleReferral(
  { tx, now }: Work,
  referralId: string,
  ending: {
    status: 'taken-up' | 'not-taken-up' | 'withdrawn'
    by: string
    reason?: string
    words?: string | null
  },
): Promise<void> {
  const { status, by, reason = null, words = null } = ending
  await tx.referral.update({
    where: { id: referralId },
    data: { status, reason, reasonWords: words, settledAt: now, settledBy: by },
  })
}

function fromRow(row: Row): Referral {
  return {
    ...row,
    share: shares.find((each) => each === row.share) ?? 'nothing',
    status: statusOf(row.status),
  }
}

function statusOf(text: string): ReferralStatus {
  const status = referralStatuses.find((each) => each === text)
  if (!status) throw new Error(`a referral cannot be ${text}`)
  return status
}
