import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DeskAction } from '../../core/desk/desk-action.ts'
import type { InboundMessage } from '../../core/inbox/inbound-message.ts'

/** Who did something in Slack, and in which channel. */
export interface Doer {
  user: string
  team: string | null
  channel: string
}

/** A button that was pressed. */
export interface Press extends Doer {
  actionId: string
  value: string
  /** It stands on somebody's Home, not in the channel. */
  isHome: boolean
  triggerId: string
  /** The same for the same press, however often Slack brings it. */
  providerId: string
}

/** A form that was sent in. */
export interface Submission extends Doer {
  form: string
  meta: FormMeta
  values: FormValues
  providerId: string
}

/** `/foardoar …` */
export interface Command extends Doer {
  words: string[]
  triggerId: string
}

const ids = z.object({ id: z.string() })
const userSchema = z.object({ id: z.string(), team_id: z.string().nullish() })

const pressSchema = z.object({
  user: userSchema,
  team: ids.nullish(),
  channel: ids.nullish(),
  container: z.object({ channel_id: z.string().nullish() }).nullish(),
  /** Where the button stands on somebody's Home: it remembers the desk that it shows. */
  view: z.object({ type: z.string(), private_metadata: z.string() }).nullish(),
  trigger_id: z.string(),
  actions: z
    .array(z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().nullish() }))
    .min(1),
})

const homeSchema = z.object({ channel: z.string().min(1) })

/** Reads a pressed button; null when it is none of ours. */
export function parsePress(body: unknown): Press | null {
  const read = pressSchema.safeParse(body)
  if (!read.success) return null
  const { user, team, channel, container, view, trigger_id, actions } = read.data
  const [action] = actions
  const isHome = view?.type === 'home'
  const home = isHome ? homeSchema.safeParse(readJson(view.private_metadata)).data : undefined
  const at = channel?.id ?? container?.channel_id ?? home?.channel
  if (!action?.value || !at) return null
  return {
    user: user.id,
    team: user.team_id ?? team?.id ?? null,
    channel: at,
    actionId: action.action_id,
    value: action.value,
    isHome,
    triggerId: trigger_id,
    providerId: `press:${digest([user.id, action.action_ts, action.action_id, action.value])}`,
  }
}

const viewSchema = z.object({
  id: z.string(),
  hash: z.string().nullish(),
  callback_id: z.string(),
  private_metadata: z.string(),
})

const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
})
const valuesSchema = z.record(z.string(), z.record(z.string(), fieldSchema))
/** What was filled in, by field; an empty field is null, and several choices are joined by commas. */
export type FormValues = Record<string, string | null>

const typingSchema = z.object({
  user: userSchema,
  team: ids.nullish(),
  view: viewSchema.extend({ state: z.object({ values: valuesSchema }).nullish() }),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .length(1),
})

/** What somebody types in a form that is still open. */
export interface Typing extends Doer {
  form: string
  field: string
  value: string
  /** What stands in the form at this moment. */
  values: FormValues
  meta: FormMeta
  viewId: string
  /** Which version of the form they see. */
  hash: string | null
}

/** Reads what is being typed; null when it is something else. */
export function parseTyping(body: unknown): Typing | null {
  const read = typingSchema.safeParse(body)
  if (!read.success) return null
  const { user, team, view, actions } = read.data
  const meta = metaSchema.safeParse(readJson(view.private_metadata))
  const [action] = actions
  if (!meta.success || !action) return null
  return {
    user: user.id,
    team: user.team_id ?? team?.id ?? null,
    channel: meta.data.channel,
    form: view.callback_id,
    field: action.action_id,
    value: action.value ?? action.selected_option?.value ?? '',
    values: readValues(view.state?.values ?? {}),
    meta: meta.data,
    viewId: view.id,
    hash: view.hash ?? null,
  }
}

const metaSchema = z.object({
  channel: z.string(),
  /** The request or person that the form is about; none for a new request. */
  subject: z.string(),
  /** When it was wanted before the form was opened. */
  wantedAt: z.string().nullable(),
  /** What the fields of a form about a volunteer held when it was opened. */
  before: z.record(z.string(), z.string().nullable()).optional(),
})
/** What a form remembers from when it was opened. */
export type FormMeta = z.infer<typeof metaSchema>

const submissionSchema = z.object({
  user: userSchema,
  team: ids.nullish(),
  view: viewSchema.extend({ state: z.object({ values: valuesSchema }) }),
})

/** Reads a form that was sent in; null when it is none of ours. */
export function parseSubmission(body: unknown): Submission | null {
  const read = submissionSchema.safeParse(body)
  if (!read.success) return null
  const { user, team, view } = read.data
  const meta = metaSchema.safeParse(readJson(view.private_metadata))
  if (!meta.success) return null
  const values = readValues(view.state.values)
  return {
    user: user.id,
    team: user.team_id ?? team?.id ?? null,
    channel: meta.data.channel,
    form: view.callback_id,
    meta: meta.data,
    values,
    providerId: `view:${digest([view.id, view.hash ?? '', user.id, JSON.stringify(values)])}`,
  }
}

const commandSchema = z.object({
  user_id: z.string(),
  team_id: z.string().nullish(),
  channel_id: z.string(),
  trigger_id: z.string(),
  text: z.string().default(''),
})

const shortcutSchema = z.object({
  user: userSchema,
  team: ids.nullish(),
  callback_id: z.string(),
  trigger_id: z.string(),
  channel: ids.nullish(),
  message: z.object({ text: z.string().nullish() }).nullish(),
})

/** A shortcut that was picked, and the words of the message that it was picked on. */
export interface Shortcut {
  user: string
  team: string | null
  /** Where the message stands; null for a shortcut from the list of all. */
  channel: string | null
  name: string
  words: string
  triggerId: string
}

/** Reads a shortcut; null when it is malformed. */
export function parseShortcut(body: unknown): Shortcut | null {
  const read = shortcutSchema.safeParse(body)
  if (!read.success) return null
  const { user, team, channel, callback_id, trigger_id, message } = read.data
  return {
    user: user.id,
    team: user.team_id ?? team?.id ?? null,
    channel: channel?.id ?? null,
    name: callback_id,
    words: asTyped(message?.text ?? ''),
    triggerId: trigger_id,
  }
}

/** Slack writes these three signs as entities in what people typed. */
function asTyped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Reads a slash command; null when it is malformed. */
export function parseCommand(body: unknown): Command | null {
  const read = commandSchema.safeParse(body)
  if (!read.success) return null
  const { user_id, team_id, channel_id, trigger_id, text } = read.data
  return {
    user: user_id,
    team: team_id ?? null,
    channel: channel_id,
    triggerId: trigger_id,
    words: text.trim().toLowerCase().split(/\s+/).filter(Boolean),
  }
}

/** What the desk did, as the house takes it in: at which desk decides what it may be about. */
export function inbound(
  from: { user: string; providerId: string },
  action: DeskAction,
  neighbourhoodId: string,
): InboundMessage {
  return {
    channel: 'slack',
    providerId: from.providerId,
    sender: from.user,
    content: { kind: 'desk', action, at: neighbourhoodId },
  }
}

/** Buttons that do something at once, without a form. */
export function actionOf({ actionId, value }: Press): DeskAction | null {
  if (actionId === 'request.together') return togetherOf(value)
  if (!z.uuid().safeParse(value).success) return null
  switch (actionId) {
    case 'request.dispatch':
    case 'request.take':
    case 'request.end-weekly':
    case 'request.apart':
    case 'contact.declined':
    case 'question.send':
      return { name: actionId, requestId: value }
    case 'referral.taken-up':
    case 'referral.ask-again':
      return { name: actionId, referralId: value }
    case 'household.close':
      return { name: actionId, householdId: value }
    case 'volunteer.approve':
    case 'volunteer.decline':
    case 'volunteer.letter':
    case 'professional.decline':
    case 'person.hand-back':
    case 'person.invite':
      return { name: actionId, personId: value }
    default:
      return null
  }
}

/** The two rides of a trip, as `one+other`. */
function togetherOf(value: string): DeskAction | null {
  const read = z.tuple([z.uuid(), z.uuid()]).safeParse(value.split('+'))
  if (!read.success) return null
  const [requestId, withId] = read.data
  return { name: 'request.together', requestId, withId }
}

function readValues(values: z.infer<typeof valuesSchema>): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([field, inputs]) => [field, readField(Object.values(inputs)[0])]),
  )
}

function readField(field: z.infer<typeof fieldSchema> | undefined): string | null {
  const { value, selected_option, selected_options, selected_date, selected_time } = field ?? {}
  const several = selected_options?.map((option) => option.value).join()
  return (value ?? selected_option?.value ?? several ?? selected_date ?? selected_time)?.trim() || null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function digest(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
