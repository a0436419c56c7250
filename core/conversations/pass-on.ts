import { enclosureToDesk, forwardToDesk } from '../desk/forward-to-desk.ts'
import { takeEnclosures } from '../inbox/enclosures.store.ts'
import type { InboundContent } from '../inbox/inbound-message.ts'
import { rememberPerson } from '../people/people.store.ts'
import { recogniseNumber } from '../people/recognise-number.ts'
import type { Doing } from './doing.ts'
import type { MessageExtra } from './flow.ts'

/** What comes besides words goes to the desk with the request, and waits until there is one; a shared number is kept. */
export async function passOn(content: InboundContent | null, doing: Doing): Promise<void> {
  const { work, loaded } = doing
  if (content?.kind === 'contact' && content.own) {
    const { id: personId, neighbourhoodId } = loaded.person
    await rememberPerson(work.tx, personId, { phone: content.phone })
    const addressId = loaded.message?.addressId
    if (addressId) await recogniseNumber(work, content.phone, { personId, neighbourhoodId, addressId })
  }
  if (loaded.requests.length > 0) await passEnclosures(doing)
}

/** What somebody sends while the desk talks with them. */
export async function passToDesk(words: string, extra: MessageExtra | null, doing: Doing): Promise<void> {
  const { work, loaded } = doing
  if (extra?.kind === 'attachment' || extra?.kind === 'location') await passEnclosures(doing)
  else await forwardToDesk(work, loaded.person.id, words, extra?.kind === 'code' ? null : extra)
}

/** Everything that was sent besides words and still waits goes to the desk, each thing once. */
export async function passEnclosures({ work, loaded }: Doing): Promise<void> {
  const { person, message } = loaded
  const waiting = await takeEnclosures(work.tx, person.id, message?.id ?? null, work.now)
  for (const { channel, content } of waiting) await enclosureToDesk(work, person.id, channel, content)
}
