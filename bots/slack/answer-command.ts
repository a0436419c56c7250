import { listStanding } from '../../core/arrangements/standing.store.ts'
import { findMeant } from '../../core/desk/find-meant.store.ts'
import { findPeople } from '../../core/desk/find-people.store.ts'
import { countOpen, listOpen, listVolunteers } from '../../core/desk/queries.store.ts'
import { whoCan } from '../../core/desk/who-can.ts'
import { listOrganisations } from '../../core/organisations/organisations.store.ts'
import { listKeptAnswers } from '../../core/questions/kept-answers.store.ts'
import { readMonthName } from '../../core/reports/month.ts'
import { revokeFeeds } from '../../core/rides/calendars.store.ts'
import { dayNamed, readDaySheet } from '../../core/rides/day-sheet.ts'
import { looking } from '../../core/work.ts'
import { drawCalendarLinks } from './blocks/calendar-links.ts'
import type { Post } from './blocks/card.ts'
import { drawDaySheet } from './blocks/day-sheet.ts'
import { drawKeptAnswers } from './blocks/kept-answer-list.ts'
import { drawOpenList } from './blocks/open-list.ts'
import { drawOrganisations } from './blocks/organisation-list.ts'
import { drawFound, drawWhoCan } from './blocks/people-lists.ts'
import { drawPosters } from './blocks/posters.ts'
import { drawStanding, mostStanding } from './blocks/standing-list.ts'
import { drawVolunteerList, mostVolunteers } from './blocks/volunteer-list.ts'
import { commandNames, commandOf } from './command-words.ts'
import { postDay } from './day-picture/post-day.ts'
import { check, type Desk, whisperNow } from './desk.ts'
import { deskAt, deskChannels, deskOf, sayAt } from './desks.ts'
import { answerOnCall } from './on-call.ts'
import { openForm } from './open-form.ts'
import type { Command } from './parse.ts'
import { postReport } from './report/post-report.ts'
import { lookFor } from './show-household.ts'

/** An answer that only the one who typed the command sees. */
type Answer = { response_type: 'ephemeral'; text: string; blocks?: Post['blocks'] }

const mostFound = 20
/** What `/foardoar help` tells about; what says nothing by itself is told with another. */
const explained = commandNames.filter((name) => name !== 'unlink')

/** `/foardoar …`, typed in any channel by a member of a desk. */
export async function answerCommand(desk: Desk, command: Command): Promise<Answer | undefined> {
  const core = desk.core()
  const channel = await findDesk(desk, command)
  const neighbourhood = deskAt(core, desk.deskChannel, channel)
  const say = sayAt(core, neighbourhood)
  const { user, team, triggerId } = command
  const [word, ...rest] = command.words
  const name = commandOf(word)
  const mayNot = await check(desk, { ...command, channel }, { deed: `/foardoar ${name}` })
  if (mayNot || !neighbourhood) return only({ text: say.line(`may-not.${mayNot ?? 'not-a-desk'}`) })
  const { id, zone } = neighbourhood
  const sought = rest.join(' ')
  switch (name) {
    case 'open':
      return only(drawOpenList(await listOpen(core, id), await countOpen(core, id), zone, say))
    case 'volunteers': {
      const listed = await listVolunteers(core, id, sought, mostVolunteers)
      return only(drawVolunteerList(listed, { now: core.clock.now(), zone }, say))
    }
    case 'letter': {
      const listed = await listVolunteers(core, id, sought, mostVolunteers, ['approved', 'left'])
      return only(drawVolunteerList(listed, { now: core.clock.now(), zone }, say, 'letter'))
    }
    case 'standing':
      return only(drawStanding(await listStanding(core, id, mostStanding), say))
    case 'who': {
      const found = await whoCan(core, id, sought)
      return only(found ? drawWhoCan(found, say) : { text: say.line('desk-day:who-which') })
    }
    case 'find': {
      if (sought.length < 2 && !/\d/.test(sought)) return only({ text: say.line('desk-day:find-what') })
      const people = await findPeople(core, id, sought, mostFound)
      const subjectIds = people.map((person) => person.id)
      const looked = { neighbourhoodId: id, slackUser: user, deed: '/foardoar find', subjectIds }
      await desk.house().audit({ ...looked, refused: null })
      return only(drawFound(people, say))
    }
    case 'report': {
      const month = readMonthName(sought, core.clock.now(), zone)
      if (!month) return only({ text: say.line('desk-report:which') })
      const posting = postReport(desk, neighbourhood, month, channel).catch((error) => {
        whisperNow(desk, { user, team, channel }, 'desk-report:failed')
        throw error
      })
      desk.later(posting)
      return only({ text: say.line('desk-report:coming') })
    }
    case 'new':
    case 'ride':
    case 'sign-up':
    case 'link':
    case 'unlink':
      await openForm(desk, `desk.${name}`, { user, team, triggerId, channel, subject: id })
      return undefined
    case 'phone':
      await openForm(desk, 'person.phone', { user, team, triggerId, channel, subject: id, words: sought })
      await noteLook(desk, id, user, sought)
      return undefined
    case 'poster':
      return only({ text: await drawPosters(core, id, command, say) })
    case 'oncall':
      return only({ text: await answerOnCall(desk, command, neighbourhood, say) })
    case 'organisations':
      return only(drawOrganisations(await listOrganisations(core, id, { retired: true }), say))
    case 'household': {
      const found = await lookFor(desk, { user, team, channel }, sought)
      return found ? only(found) : undefined
    }
    case 'answers':
      return only(drawKeptAnswers(await listKeptAnswers(core, id, { retired: true }), say))
    case 'rides': {
      const { when } = core.understand(sought, { language: null, now: core.clock.now(), zone })
      const sheet = await readDaySheet(core, id, dayNamed(when, core.clock.now(), zone))
      if (sheet && sheet.rides.length > 0)
        desk.later(
          postDay(desk, neighbourhood, sheet, channel).catch((error) => {
            whisperNow(desk, { user, team, channel }, 'desk-rides:picture-failed')
            throw error
          }),
        )
      return only(sheet ? drawDaySheet(sheet, zone, say) : { text: say.line('desk-rides:no-rides') })
    }
    case 'calendars':
      if (commandOf(rest[0]) === 'new') await revokeFeeds(core, id)
      return only(await drawCalendarLinks(core, neighbourhood, desk.publicUrl, say))
    default:
      return only({ text: explained.map((each) => say.line(`help.${each}`)).join('\n') })
  }
}

/** Whose phone somebody looked at is written down, once the form is open: Slack waits three seconds for it. */
async function noteLook(desk: Desk, neighbourhoodId: string, slackUser: string, sought: string) {
  const subject = sought && (await findMeant(looking(desk.core()), neighbourhoodId, sought))
  const looked = { neighbourhoodId, slackUser, deed: '/foardoar phone', refused: null }
  await desk.house().audit({ ...looked, subjectIds: subject ? [subject] : [] })
}

/** The desk that is meant: this channel, or else the first one that the person is a member of. */
async function findDesk(desk: Desk, { channel, user }: Command): Promise<string> {
  const all = deskChannels(desk.core(), desk.deskChannel)
  if (all.includes(channel)) return channel
  return (await deskOf(desk.core(), desk.deskChannel, desk.members, user)) ?? all[0] ?? channel
}

function only(answer: { text: string; blocks?: Post['blocks'] }): Answer {
  return { response_type: 'ephemeral', ...answer }
}
