import type { CardReferral } from '../../../core/desk/desk-card.ts'
import type { Say } from './say.ts'
import { literal, mention } from './text.ts'
import { wallClock } from './wall-clock.ts'

/** How it stands with a referral, line by line. */
export function referralLines(referral: CardReferral, zone: string, say: Say): string[] {
  const { organisation, status, share, consentBy, consentAt, consentActor, note } = referral
  const day = (instant: string) => ({ when: wallClock(instant, zone).slice(0, 10) })
  const isOpen = status === 'sent' || status === 'waiting-for-consent'
  const agreed = consentAt && {
    day: day(consentAt),
    how: say.code('consent-had', consentBy),
    who: consentActor ?? say.line('referral.resident'),
  }
  const because = [referral.reason && say.code('reason', referral.reason), referral.reasonWords]
  return [
    `*${literal(say.line('card.referred-to', { organisation }), 200)}*: ${say.code('referral-status', status)}`,
    ...(agreed ? [mention(literal(say.line('referral.consent', agreed), 300))] : []),
    ...(share === 'nothing'
      ? []
      : [literal(say.line('referral.shared', { what: say.code('share', share) }), 200)]),
    ...(note ? [literal(say.line('referral.note', { text: note }), 500)] : []),
    ...(isOpen ? [literal(say.line('referral.follow-up', { day: day(referral.followUpAt) }), 200)] : []),
    ...(status === 'sent' && share !== 'nothing' ? [reach(referral, say)] : []),
    ...(isOpen || !because.some(Boolean)
      ? []
      : [literal(say.line('referral.because', { reason: because.filter(Boolean).join(': ') }), 400)]),
  ].filter(Boolean)
}

/** Whether they know already, or how the desk tells them; a mail is begun with nothing of the resident in it. */
function reach({ messaged, phone, email }: CardReferral, say: Say): string {
  if (messaged) return say.line('referral.messaged')
  const call = phone ? literal(say.line('referral.call', { phone }), 100) : ''
  const mail = email && isPlain(email) ? `<mailto:${email}|${literal(email, 200)}>` : ''
  return [call, mail].filter(Boolean).join('  |  ')
}

/** Nothing in it can end the link early. */
function isPlain(email: string): boolean {
  return /^[\w.+%-]+@[\w.-]+$/.test(email)
}
