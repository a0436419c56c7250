import type { Facts } from '../../core/conversations/flow.ts'

/** Who can have asked somebody something. */
type Asker =
  | 'conversation'
  | 'proposal'
  | 'room'
  | 'offer'
  | 'advice'
  | 'visit'
  | 'feedback'
  | 'consent'
  | 'pair'
  | 'prescription'

/** Who asked last: a bare yes or no belongs to that question and to no other. */
export function latestAsk(facts: Facts): Asker | null {
  return latestOf(facts)?.by ?? null
}

/** What still waits for an answer and was asked last, and when; a ping to which a yes can do nothing does not count. */
export function latestOpen(facts: Facts): { by: Asker; at: string } | null {
  return latestOf({ ...facts, offers: facts.offers.filter(({ status }) => status !== 'gone') })
}

function latestOf(facts: Facts): { by: Asker; at: string } | null {
  const asks = [
    ...facts.proposals.map(({ askedAt }) => ({ by: 'proposal' as const, at: askedAt })),
    ...facts.offers.map(({ askedAt }) => ({ by: 'offer' as const, at: askedAt })),
    ...facts.advice.map(({ askedAt }) => ({ by: 'advice' as const, at: askedAt })),
    ...facts.visits.map(({ askedDoneAt }) => ({ by: 'visit' as const, at: askedDoneAt })),
    ...facts.waits.map(({ askedAt }) => ({ by: 'room' as const, at: askedAt })),
    { by: 'feedback' as const, at: facts.feedback?.askedAt ?? null },
    ...facts.consents.map(({ askedAt }) => ({ by: 'consent' as const, at: askedAt })),
    ...facts.prescriptions.map(({ askedAt }) => ({ by: 'prescription' as const, at: askedAt })),
    ...facts.pairQuestions.map(({ askedAt }) => ({ by: 'pair' as const, at: askedAt })),
    { by: 'conversation' as const, at: facts.askedAt },
  ]
  return asks
    .flatMap(({ by, at }) => (at === null ? [] : [{ by, at }]))
    .reduce<{ by: Asker; at: string } | null>(
      (last, ask) => (last && Date.parse(last.at) >= Date.parse(ask.at) ? last : ask),
      null,
    )
}
