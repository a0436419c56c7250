/** What Foardoar does by itself for a request, later. */
export const nextSteps = [
  'round',
  'nudge-desk',
  'nudge-daily',
  'remind',
  'remind-soon',
  'proposal-unanswered',
  'ask-done',
  'ask-done-again',
  'done-unanswered',
  'ask-resident',
  'close-quietly',
  'follow-up-referral',
  'consent-again',
  'consent-unanswered',
  'contact-again',
  'contact-unanswered',
  'advice-due',
] as const
/** One thing that is owed later. */
export type NextStep = (typeof nextSteps)[number]
