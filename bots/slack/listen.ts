import type { App } from '@slack/bolt'
import { z } from 'zod'
import { answerCommand } from './answer-command.ts'
import { check, type Desk, whisperNow } from './desk.ts'
import { deskAt, sayAt, todayIn } from './desks.ts'
import { drawMessage } from './forms/form.ts'
import { isForm, readForm } from './forms/read-form.ts'
import { openForm } from './open-form.ts'
import { actionOf, inbound, type Press, parseCommand, parsePress, parseSubmission } from './parse.ts'
import { within } from './patience.ts'

/** Slack shows an error after three seconds; what takes longer than this comes by itself. */
const patience = 700

/** Everything the desk does becomes one message for the house, kept before Slack is answered. */
export function listen(app: App, desk: Desk): void {
  app.action(/.*/, async ({ ack, body }) => {
    const press = parsePress(body)
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
  const action = actionOf(press)
  if (action) await desk.house().accept(inbound(press, action, neighbourhood.id))
  else if (isForm(press.actionId) && (isAboutDesk(press) || z.uuid().safeParse(press.value).success)) {
    await openForm(desk, press.actionId, { ...press, subject: press.value })
  }
}

/** A form that begins something new carries no id. */
function isAboutDesk({ actionId, value }: Press): boolean {
  return actionId === 'organisation.new' && value === 'new'
}
