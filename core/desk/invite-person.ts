import { makeInvitation } from '../people/entry-codes.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findTalk } from './talk.store.ts'
import { whisper } from './tell-desk.ts'

/** The desk gets a link for this person, by which they are known on Telegram too; it works once. */
export async function invitePerson(work: Work, personId: string, by: DeskMember): Promise<Deed> {
  const person = await findTalk(work, personId)
  if (!person) return { ok: false, why: 'gone' }
  const telegram = work.core.channels.get('telegram')
  const code = await makeInvitation(work, personId, person.neighbourhoodId, actorOf(by))
  const link = telegram?.joinLink?.(code)
  const line = link ? { key: 'linking.desk-invitation', slots: { link } } : { key: 'linking.desk-no-links' }
  await whisper(work, person.neighbourhoodId, by.slackUser, line)
  return { ok: true }
}
