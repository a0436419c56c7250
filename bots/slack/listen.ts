import type { App } from '@slack/bolt'
import { z } from 'zod'
import { answerCommand } from './answer-command.ts'
import { check, type Desk, whisperNow } from './desk.ts'
import { deskAt, sayAt, todayIn } from './desks.ts'
import { drawMessage } from './forms/form.ts'
import { isForm, readForm } from './forms/read-form.ts'
import { openForm } from './open-form.ts'
import { actionOf, inbound, type Press, parseCommand, parsePress, parseSubmission } from './parse.ts'

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
    const mayNot = await check(desk, submission)
    if (mayNot || !neighbourhood) {
      const view = drawMessage(say.line(`may-not.${mayNot ?? 'not-a-desk'}`), say)
      return ack({ response_action: 'update', view })
    }
    const { meta, values } = submission
    const filled = readForm(submission.form, { meta, values, say, today: todayIn(core, neighbourhood) })
    if ('errors' in filled) return ack({ response_action: 'errors', errors: filled.errors })
    await desk.house().accept(inbound(submission, filled.action))
    return ack()
  })

  app.command(/.*/, async ({ ack, body }) => {
    const command = parseCommand(body)
    if (!command) return ack()
    return ack(await answerCommand(desk, command))
  })

  const forget = ({ channel }: { channel: string }) => desk.members.forget(channel)
  app.event('member_joined_channel', async ({ event }) => forget(event))
  app.event('member_left_channel', async ({ event }) => forget(event))
}

async function hearPress(desk: Desk, press: Press): Promise<void> {
  const mayNot = await check(desk, press)
  if (mayNot) {
    whisperNow(desk, press, `may-not.${mayNot}`)
    return
  }
  const action = actionOf(press)
  if (action) await desk.house().accept(inbound(press, action))
  else if (isForm(press.actionId) && z.uuid().safeParse(press.value).success) {
    await openForm(desk, press.actionId, { ...press, subject: press.value })
  }
}
