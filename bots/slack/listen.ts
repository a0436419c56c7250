import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import { z } from 'zod'
import { answerCommand } from './answer-command.ts'
import { check, type Desk, whisperNow } from './desk.ts'
import { deskAt, deskChannels, deskOf, sayAt, todayIn } from './desks.ts'
import { answerChosen, answerTyped } from './forms/answer-form.ts'
import { wayChosen } from './forms/counter-form.ts'
import { drawMessage } from './forms/form.ts'
import { isForm, readForm } from './forms/read-form.ts'
import { replyTyped } from './forms/reply-form.ts'
import { tripChosen } from './forms/trip-fields.ts'
import { openForm } from './open-form.ts'
import { asksWhy, openWhy } from './open-why.ts'
import {
  actionOf,
  inbound,
  type Press,
  parseCommand,
  parsePress,
  parseShortcut,
  parseSubmission,
  parseTyping,
  type Shortcut,
} from './parse.ts'
import { within } from './patience.ts'
import { showAnswer } from './show-answer.ts'
import { showFree } from './show-free.ts'
import { showHome } from './show-home.ts'
import { lookAt } from './show-household.ts'
import { showPreview } from './show-preview.ts'
import { showWay } from './show-way.ts'

/** Slack shows an error after three seconds; what takes longer than this comes by itself. */
const patience = 700
/** So long after a press its effect can be seen on a Home. */
const settles = 600

/** Everything the desk does becomes one message for the house, kept before Slack is answered. */
export function listen(app: App, desk: Desk): void {
  app.action(/.*/, async ({ ack, body }) => {
    const typing = parseTyping(body)
    const press = typing ? null : parsePress(body)
    if (typing?.field === replyTyped) desk.later(showPreview(desk, typing))
    if (typing?.field === answerChosen || typing?.field === answerTyped) desk.later(showAnswer(desk, typing))
    if (typing?.field === wayChosen) desk.later(showWay(desk, typing))
    if (typing?.field === tripChosen) desk.later(showFree(desk, typing))
    if (press) await hearPress(desk, press)
    await ack()
  })

  app.view(/.*/, async ({ ack, body }) => {
    const submission = parseSubmission(body)
    if (!submission || !isForm(submission.form)) return ack()
    const core = desk.core()
    const neighbourhood = deskAt(core, desk.deskChannel, submission.channel)
    const say = sayAt(core, neighbourhood)
    const mayNot = await check(desk, submission, { deed: submission.form, subject: submission.meta.subject })
    if (mayNot || !neighbourhood) {
      const view = drawMessage(say.line(`may-not.${mayNot ?? 'not-a-desk'}`), say)
      return ack({ response_action: 'update', view })
    }
    const { meta, values } = submission
    const filled = readForm(submission.form, { meta, values, say, today: todayIn(core, neighbourhood) })
    if ('errors' in filled) return ack({ response_action: 'errors', errors: filled.errors })
    await desk.house().accept(inbound(submission, filled.action, neighbourhood.id))
    return ack()
  })

  app.command(/.*/, async ({ ack, body, respond }) => {
    const command = parseCommand(body)
    if (!command) return ack()
    const answering = answerCommand(desk, command)
    const quick = await within(patience, answering)
    if (quick !== 'late') return ack(quick)
    desk.later(answering.then((answer) => answer && respond(answer)))
    return ack()
  })

  app.shortcut(/.*/, async ({ ack, body }) => {
    const shortcut = parseShortcut(body)
    if (shortcut && shortcut.name === 'desk.new') await hearShortcut(desk, shortcut)
    await ack()
  })

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home') desk.later(showHome(desk, event.user, body.team_id))
  })
  app.event('member_joined_channel', async ({ event }) => desk.members.forget(event.channel))
  app.event('member_left_channel', async ({ event }) => desk.members.forget(event.channel, event.user))
}

async function hearPress(desk: Desk, press: Press): Promise<void> {
  const mayNot = await check(desk, press, { deed: press.actionId, subject: press.value })
  const neighbourhood = deskAt(desk.core(), desk.deskChannel, press.channel)
  if (mayNot || !neighbourhood) {
    whisperNow(desk, press, `may-not.${mayNot ?? 'not-a-desk'}`)
    return
  }
  if (press.isHome) desk.later(showHomeAgain(desk, press))
  if (press.actionId === 'household.look') return desk.later(lookAt(desk, press, press.value))
  const action = actionOf(press)
  const { actionId } = press
  if (action) await desk.house().accept(inbound(press, action, neighbourhood.id))
  else if (asksWhy(actionId)) {
    if (z.uuid().safeParse(press.value).success) await openWhy(desk, { ...press, actionId }, neighbourhood)
  } else if (isForm(press.actionId) && (isAboutDesk(press) || z.uuid().safeParse(press.value).success)) {
    await openForm(desk, press.actionId, { ...press, subject: press.value })
  } else if (press.actionId === 'desk.new') {
    await openForm(desk, 'desk.new', { ...press, subject: press.value })
  }
}

/** A form that begins something new carries no id. */
function isAboutDesk({ actionId, value }: Press): boolean {
  return (
    (actionId === 'organisation.new' || actionId === 'answer.new' || actionId === 'household.new') &&
    value === 'new'
  )
}

/** A Home is drawn again when the press has had its effect. */
async function showHomeAgain(desk: Desk, { user, team, actionId }: Press): Promise<void> {
  if (actionId !== 'home.refresh') await pause(settles)
  await showHome(desk, user, team)
}

/** A new request from anywhere in Slack, for the desk of the channel or else of whoever picked it. */
async function hearShortcut(desk: Desk, { user, team, channel, words, triggerId }: Shortcut): Promise<void> {
  const core = desk.core()
  const isDesk = deskAt(core, desk.deskChannel, channel ?? '') !== null
  const at = isDesk ? channel : await deskOf(core, desk.deskChannel, desk.members, user)
  const [anyDesk = ''] = deskChannels(core, desk.deskChannel)
  const doer = { user, team, channel: at ?? anyDesk }
  const mayNot = await check(desk, doer, { deed: 'desk.new' })
  const neighbourhood = deskAt(core, desk.deskChannel, doer.channel)
  if (mayNot || !neighbourhood) {
    const say = sayAt(core, neighbourhood)
    const view = drawMessage(say.line(`may-not.${mayNot ?? 'not-a-desk'}`), say)
    await desk.client.views.open({ trigger_id: triggerId, view })
    return
  }
  await openForm(desk, 'desk.new', { ...doer, triggerId, subject: neighbourhood.id, words })
}
