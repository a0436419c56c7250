/** What an organisation gets to know of the resident; with nothing, the resident goes there themselves. */
export const shares = ['phone', 'address', 'nothing'] as const
export type Share = (typeof shares)[number]

/** How the resident's consent is had: asked of them by chat, or given by voice to the desk, which notes it. */
export const consents = ['chat', 'voice'] as const
export type Consent = (typeof consents)[number]

/** Why an organisation did not take it up; each is a key under desk.reason. */
export const notTakenUpReasons = [
  'waiting-list',
  'not-for-them',
  'no-answer',
  'costs',
  'resident-declined',
  'other',
] as const
/** Why nobody could help; each is a key under desk.reason. */
export const unmetReasons = [
  'nobody-able',
  'too-soon',
  'waiting-list',
  'costs',
  'resident-declined',
  'elsewhere',
  'other',
] as const
export type Reason = (typeof notTakenUpReasons | typeof unmetReasons)[number]

/** A reason as the desk gives it: one of the list, and words of its own. */
export interface Because {
  reason: Reason
  words: string | null
}

/** Where a referral is. */
export const referralStatuses = [
  'waiting-for-consent',
  'sent',
  'taken-up',
  'not-taken-up',
  'withdrawn',
] as const
export type ReferralStatus = (typeof referralStatuses)[number]

/** A referral as the house knows it. */
export interface Referral {
  id: string
  neighbourhoodId: string
  requestId: string
  organisationId: string | null
  organisation: string
  note: string | null
  share: Share
  messaged: boolean
  followUpAt: Date
  status: ReferralStatus
}

/** Who lets an organisation know of a change: we do, or the resident who goes there; nobody yet where it was not asked so far. */
export const tellers = ['us', 'resident', 'nobody-yet'] as const
export type Teller = (typeof tellers)[number]

/** Who lets the organisation of an open referral know. */
export function tellerOf({ status, share }: Referral): Teller {
  if (share === 'nothing') return 'resident'
  return status === 'sent' ? 'us' : 'nobody-yet'
}
