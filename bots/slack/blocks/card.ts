import type { DeskCard } from '../../../core/desk/desk-card.ts'
import { householdCard } from './household-card.ts'
import { personCard } from './person-card.ts'
import type { Block } from './pieces.ts'
import { professionalCard } from './professional-card.ts'
import { referralCard } from './referral-card.ts'
import { requestCard } from './request-card.ts'
import type { Say } from './say.ts'
import { volunteerCard } from './volunteer-card.ts'

/** A message for Slack: `text` is what shows on locked screens, so nothing personal is in it. */
export interface Post {
  text: string
  blocks: Block[]
}

/** Draws any card. */
export function drawCard(card: DeskCard, say: Say): Post {
  switch (card.kind) {
    case 'request': {
      const status = say.line(`status.${card.status}`)
      return {
        text: say.line('notification.request', { number: card.number, status }),
        blocks: requestCard(card, say),
      }
    }
    case 'volunteer':
      return { text: say.line('notification.volunteer'), blocks: volunteerCard(card, say) }
    case 'referral': {
      const { number } = card
      return { text: say.line('notification.referral', { number }), blocks: referralCard(card, say) }
    }
    case 'household':
      return {
        text: say.line('desk-households:notification'),
        blocks: householdCard(card, say),
      }
    case 'professional':
      return {
        text: say.line('desk-professionals:notification'),
        blocks: professionalCard(card, say),
      }
    case 'person':
      return { text: say.line('notification.person'), blocks: personCard(card, say) }
  }
}
