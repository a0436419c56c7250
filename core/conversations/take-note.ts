import { carryOutDeskAction } from '../desk/carry-out-desk-action.ts'
import { alarmDesk } from '../desk/hand-to-desk.ts'
import type { InboundContent } from '../inbox/inbound-message.ts'
import { openToMessages, setAddressClosed } from '../people/people.store.ts'
import { stopMessages } from '../people/stop.ts'
import type { Doing } from './doing.ts'

/** What is not said to anybody: a block, an opt-out that the provider took, or something done at the desk. */
export async function takeNote(content: InboundContent, { work, loaded }: Doing): Promise<void> {
  const { person, message } = loaded
  if (!message) return
  switch (content.kind) {
    case 'blocked':
      return setAddressClosed(work.tx, message.addressId, 'blocked', work.now)
    case 'unblocked':
      return setAddressClosed(work.tx, message.addressId, null, work.now)
    case 'opted-out':
      return stopMessages(work, person.id, content.how)
    case 'opted-in':
      return openToMessages(work.tx, message.addressId)
    case 'repeated':
      return content.first ? alarmDesk(work, person.id, 'loop', null) : undefined
    case 'desk':
      return carryOutDeskAction(work, content.action, {
        personId: person.id,
        slackUser: message.identifier,
        neighbourhoodId: content.at ?? person.neighbourhoodId,
      })
    default:
      throw new Error(`Nobody takes note of ${content.kind}.`)
  }
}
