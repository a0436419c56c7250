import { forwardToDesk } from '../desk/forward-to-desk.ts'
import type { InboundContent } from '../inbox/inbound-message.ts'
import { rememberPerson } from '../people/people.store.ts'
import type { Doing } from './doing.ts'

/** What comes besides words goes to the desk with the request, if there is one; a shared number is kept. */
export async function passOn(content: InboundContent | null, { work, loaded }: Doing): Promise<void> {
  if (content?.kind === 'contact' && content.own)
    await rememberPerson(work.tx, loaded.person.id, { phone: content.phone })
  if (loaded.requests.length === 0) return
  if (content?.kind === 'attachment') {
    await forwardToDesk(work, loaded.person.id, content.caption ?? '', {
      kind: 'attachment',
      type: content.type,
    })
  }
  if (content?.kind === 'location') {
    const place = `${content.label ? `${content.label} ` : ''}${content.latitude.toFixed(5)}, ${content.longitude.toFixed(5)}`
    await forwardToDesk(work, loaded.person.id, place, { kind: 'location' })
  }
}
