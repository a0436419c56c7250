import type { Facts } from '../../core/conversations/flow.ts'

/** Who asked last: a bare yes or no belongs to that question and to no other. */
export function latestAsk(
  facts: Facts,
):
  | 'conversation'
  | 'proposal'
  | 'room'
  | 'offer'
  | 'visit'
  | 'feedback'
  | 'consent'
  | 'pair'
  | 'prescription'
  | null {
  const asks = [
    ...facts.proposals.map(({ askedAt }) => ({ by: 'proposal' as const, at: askedAt })),
    ...facts.offers.map(({ askedAt }) => ({ by: 'offer' as const, at: askedAt })),
    ...facts.visits.map(({ askedDoneAt }) => ({ by: 'visit' as const, at: askedDoneAt })),
    ...facts.waits.map(({ askedAt }) => ({ by: 'room' as const, at: askedAt })),
    { by: 'feedback' as const, at: facts.feedback?.askedAt ?? null },
    ...facts.consents.map(({ askedAt }) => ({ by: 'consent' as const, at: askedAt })),
    ...facts.prescriptions.map(({ askedAt }) => ({ by: 'prescription' as const, at: askedAt })),
    ...facts.pairQuestions.map(({ askedAt }) => ({ by: 'pair' as const, at: askedAt })),
    { by: 'conversation' as const, at: facts.askedAt },
  ]
  const latest = asks
    .filter((ask) => ask.at !== null)
    .reduce<(typeof asks)[number] | null>(
      (last, ask) => (last && moment(last.at) >= moment(ask.at) ? last : ask),
      null,
    )
  return latest?.by ?? null
}

function moment(at: string | null): number {
  return at === null ? Number.NEGATIVE_INFINITY : Date.parse(at)
}
