import type { Line } from '../conversations/intent.ts'
import { tell } from '../outbox/tell.ts'
import { keepHousemate } from '../people/housemates.store.ts'
import { preferAddress } from '../people/people.store.ts'
import { lockPhoneFile, removeHousemates, setHelping } from '../people/phone-file.store.ts'
import type { PhoneEdit, PhoneFile } from '../people/phone-file.ts'
import { isSameName, mostHousemates } from '../people/shared-phone.ts'
import type { Work } from '../work.ts'
import { recordDeed } from './audit-trail.store.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { noteToDesk, showCard, whisper } from './tell-desk.ts'

/**
 * The desk says where somebody's messages go and who uses their phone too. Where another member chose an address since
 * the form was opened, that stays, and the second one hears so; somebody who was added or taken away twice is once.
 */
export async function editPhone(
  work: Work,
  personId: string,
  edit: PhoneEdit,
  by: DeskMember,
): Promise<Deed> {
  const file = await lockPhoneFile(work, personId)
  if (!file) return { ok: false, why: 'gone' }
  const { address, add } = edit
  if (address?.to && !file.addresses.some(({ id }) => id === address.to))
    return { ok: false, why: 'address-closed' }
  const staying = file.housemates.filter(({ id }) => !edit.remove.includes(id))
  const known = [file.name ?? '', ...staying.map(({ name }) => name)]
  const isNew = add !== null && !known.some((name) => isSameName(name, add.name))
  if (isNew && staying.length >= mostHousemates) return { ok: false, why: 'phone-full' }

  const clashes = address !== null && file.preferred !== address.from && file.preferred !== address.to
  const isMoved = address !== null && !clashes && file.preferred !== address.to
  if (isMoved) await preferAddress(work, personId, address.to)
  const removed = await removeHousemates(work, personId, edit.remove)
  if (isNew) {
    const { consentVersion } = work.core.neighbourhoods.get(file.neighbourhoodId)
    const toldBy = add.toldBy === 'owner' ? personId : actorOf(by)
    await keepHousemate(work, { personId, name: add.name, consentVersion, toldBy })
  }

  const helping = file.isVolunteer ? await setHelping(work, personId, edit.helps.on, true) : []
  const stopped = await setHelping(work, personId, edit.helps.off, false)
  for (const name of helping)
    await tell(work, personId, [{ key: 'shared-phone.helps-now', slots: { name } }], { purpose: 'helps-too' })

  const notes: Line[] = [
    ...(isMoved ? [whereTo(file, address.to)] : []),
    ...(removed > 0 ? [{ key: 'desk-phones.note-removed' }] : []),
    ...helping.map((mate) => ({ key: 'desk-phones.note-helps', slots: { mate } })),
    ...stopped.map((mate) => ({ key: 'desk-phones.note-helps-no-more', slots: { mate } })),
    ...(isNew ? [{ key: `desk-phones.note-added-${add.toldBy}`, slots: { mate: add.name } }] : []),
  ]
  await tellDesk(work, personId, file, notes, by)
  if (clashes) {
    const slots = { fields: { line: 'desk-phones.address' } }
    await whisper(work, file.neighbourhoodId, by.slackUser, { key: 'desk.refused.changed-meanwhile', slots })
  }
  return { ok: true }
}

/** What was changed is written down for good, and stands in the channel with who did it. */
async function tellDesk(
  work: Work,
  personId: string,
  { name, neighbourhoodId, isVolunteer }: PhoneFile,
  notes: Line[],
  by: DeskMember,
): Promise<void> {
  if (notes.length === 0) return
  await recordDeed(work, {
    ...{ neighbourhoodId, slackUser: by.slackUser, deed: 'person.phone', subjectIds: [personId] },
    refused: null,
  })
  const card = isVolunteer ? ({ kind: 'volunteer', id: personId } as const) : undefined
  for (const { key, slots } of notes) {
    const line = { key, slots: { who: actorOf(by), name: name ?? '-', ...slots } }
    await noteToDesk(work, neighbourhoodId, line, card ? { card } : {})
  }
  if (card) await showCard(work, neighbourhoodId, 'volunteer', personId)
}

function whereTo({ addresses }: PhoneFile, to: string | null): Line {
  const channel = addresses.find(({ id }) => id === to)?.channel
  return channel === undefined
    ? { key: 'desk-phones.note-last' }
    : { key: 'desk-phones.note-address', slots: { channel: { line: `desk.channel.${channel}` } } }
}
