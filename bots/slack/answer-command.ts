import { countOpen, listOpen, listVolunteers } from '../../core/desk/queries.store.ts'
import { listOrganisations } from '../../core/organisations/organisations.store.ts'
import type { Post } from './blocks/card.ts'
import { drawOpenList } from './blocks/open-list.ts'
import { drawOrganisations } from './blocks/organisation-list.ts'
import { drawPosters } from './blocks/posters.ts'
import { drawVolunteerList, mostVolunteers } from './blocks/volunteer-list.ts'
import { check, type Desk } from './desk.ts'
import { deskAt, deskChannels, sayAt } from './desks.ts'
import { openForm } from './open-form.ts'
import type { Command } from './parse.ts'

/** An answer that only the one who typed the command sees. */
type Answer = { response_type: 'ephemeral'; text: string; blocks?: Post['blocks'] }

/** `/foardoar open | volunteers | new | link | unlink | poster | organisations | help`, typed in any channel by a member of a desk. */
export async function answerCommand(desk: Desk, command: Command): Promise<Answer | undefined> {
  const core = desk.core()
  const channel = await findDesk(desk, command)
  const neighbourhood = deskAt(core, desk.deskChannel, channel)
  const say = sayAt(core, neighbourhood)
  const mayNot = await check(
    desk,
    { ...command, channel },
    { deed: `/foardoar ${command.words[0] ?? 'help'}` },
  )
  if (mayNot || !neighbourhood) return only({ text: say.line(`may-not.${mayNot ?? 'not-a-desk'}`) })
  switch (command.words[0]) {
    case 'open': {
      const [open, total] = [await listOpen(core, neighbourhood.id), await countOpen(core, neighbourhood.id)]
      return only(drawOpenList(open, total, neighbourhood.zone, say))
    }
    case 'volunteers': {
      const named = command.words.slice(1).join(' ')
      const listed = await listVolunteers(core, neighbourhood.id, named, mostVolunteers)
      const at = { now: core.clock.now(), zone: neighbourhood.zone }
      return only(drawVolunteerList(listed, at, say))
    }
    case 'new':
      await openForm(desk, 'desk.new', { ...command, channel, subject: neighbourhood.id })
      return undefined
    case 'link':
    case 'unlink':
      await openForm(desk, `desk.${command.words[0]}`, { ...command, channel, subject: neighbourhood.id })
      return undefined
    case 'poster':
      return only({ text: await drawPosters(core, neighbourhood.id, command, say) })
    case 'organisations':
      return only(drawOrganisations(await listOrganisations(core, neighbourhood.id, { retired: true }), say))
    default:
      return only({ text: say.line('help') })
  }
}

/** The desk that is meant: this channel, or else the first one that the person is a member of. */
async function findDesk(desk: Desk, { channel, user }: Command): Promise<string> {
  const all = deskChannels(desk.core(), desk.deskChannel)
  if (all.includes(channel)) return channel
  for (const each of all) {
    if ((await desk.members.has(each, user)) === 'yes') return each
  }
  return all[0] ?? channel
}

function only(answer: { text: string; blocks?: Post['blocks'] }): Answer {
  return { response_type: 'ephemeral', ...answer }
}
