import { randomUUID } from 'node:crypto'
import type { Work } from '../work.ts'

/** Keeps that a request was sent on to an organisation. */
export async function insertReferral(
  { tx, now }: Work,
  referral: {
    neighbourhoodId: string
    requestId: string
    organisation: string
    note: string | null
    followUpAt: Date
  },
): Promise<void> {
  await tx.referral.create({ data: { id: randomUUID(), createdAt: now, ...referral } })
}

/** Where a request was sent on to last; null if nowhere. */
export async function latestReferral({ tx }: Work, requestId: string) {
  return tx.referral.findFirst({
    where: { requestId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, organisation: true, status: true },
  })
}

/** Keeps whether the organisation took it up. */
export async function settleReferral(
  { tx }: Work,
  referralId: string,
  status: 'taken-up' | 'not-taken-up',
): Promise<void> {
  await tx.referral.update({ where: { id: referralId }, data: { status } })
}
