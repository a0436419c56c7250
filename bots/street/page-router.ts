import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type Request, type Response, Router } from 'express'
import type { Change } from './changes.ts'
import type { Ground } from './ground.ts'
import { type Json, object, text } from './json.ts'
import type { PhoneChannel } from './phones.ts'
import type { FormValues } from './slack/form-state.ts'
import type { Street } from './street.ts'
import type { AttachmentKind } from './telegram/telegram.ts'

const pageFolder = fileURLToPath(new URL('./page', import.meta.url))

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"

/** The page of phones and a desk, with what it needs to know and to do. */
export function pageRouter(street: Street, ground: Ground): Router {
  const router = Router()
  router.use((_req, res, next) => {
    res.set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    next()
  })
  router.get('/', (_req, res) => res.sendFile('index.html', { root: pageFolder }))
  router.use('/page', express.static(pageFolder, { index: false }))
  router.get('/api/state', (_req, res) => {
    res.json(snapshot(street, ground))
  })
  router.get('/api/files/:id', (req, res) => showFile(street, text(req.params.id), res))
  router.get('/api/events', (req, res) => streamChanges(ground, req, res))
  // A form or a plain text from another site is not JSON, so it is not read.
  router.post('/api/:deed', express.json({ limit: '64kb', strict: true }), async (req, res) => {
    const deed = deeds[text(req.params.deed)]
    if (!deed || !req.is('application/json')) {
      res.status(404).end()
      return
    }
    try {
      res.json({ result: (await deed(street, object(req.body))) ?? null })
    } catch (error) {
      res.status(400).json({ error: error instanceof Error ? error.message : 'that did not work' })
    }
  })
  return router
}

function snapshot(street: Street, ground: Ground): Json {
  return {
    now: ground.now().toISOString(),
    cast: ground.cast,
    desk: ground.desk,
    bot: street.desk.workspace.bot.user,
    channel: ground.secrets.slack.deskChannel,
    numbers: {
      sms: ground.secrets.twilio.smsFrom,
      whatsapp: ground.secrets.twilio.whatsappFrom.replace('whatsapp:', ''),
    },
    phones: ground.phones.all(),
    blocked: ground.phones.allBlocked(),
    messages: street.desk.workspace.all(),
    views: street.desk.views.all(),
    homes: Object.fromEntries(street.desk.homes),
  }
}

/** A picture is shown; anything else is handed over as a file, so that nothing in it can run on this page. */
function showFile(street: Street, id: string, res: Response): void {
  const bytes = street.desk.files.bytes(id)
  const name = street.desk.files.name(id)
  if (!bytes || name === null) res.status(404).end()
  else if (/\.(png|jpg|gif)$/.test(name)) res.type(extname(name)).send(bytes)
  else res.attachment(name).send(bytes)
}

function streamChanges(ground: Ground, req: Request, res: Response): void {
  res.set({ 'content-type': 'text/event-stream', connection: 'keep-alive' })
  res.flushHeaders()
  const send = (change: Change | { kind: 'hello' }): void => {
    res.write(`data: ${JSON.stringify({ ...change, now: ground.now().toISOString() })}\n\n`)
  }
  send({ kind: 'hello' })
  const stop = ground.changes.listen(send)
  const beat = setInterval(() => send({ kind: 'clock' }), 15_000)
  beat.unref()
  req.on('close', () => {
    clearInterval(beat)
    stop()
  })
}

const deeds: Record<string, (street: Street, given: Json) => unknown> = {
  text: (street, given) => street.text(...phone(given), text(given.text)),
  press: (street, given) =>
    street.press(...phone(given), text(given.button), text(given.message) || undefined),
  attach: (street, given) => street.attach(...phone(given), attachment(given.type)),
  location: (street, given) => street.location(...phone(given)),
  contact: (street, given) => street.contact(...phone(given), text(given.phone)),
  block: (street, given) => street.block(...phone(given)),
  unblock: (street, given) => street.unblock(...phone(given)),
  'pass-time': (street, given) => {
    const minutes = Number(given.minutes)
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 60 * 24 * 31)
      throw new Error('that is not a time')
    return street.passTime(minutes)
  },
  'desk-press': (street, given) =>
    street.desk.press(text(given.ts), text(given.action), {
      user: text(given.user),
      channel: text(given.channel),
      ...(given.value === undefined ? {} : { value: text(given.value) }),
    }),
  'desk-submit': (street, given) => street.desk.submit(formValues(given.values), { user: text(given.user) }),
  'desk-types': (street, given) => street.desk.types(formValues(given.values), { user: text(given.user) }),
  'desk-dismiss': (street, given) => street.desk.dismiss({ user: text(given.user) }),
  'desk-home': (street, given) => street.desk.openHome({ user: text(given.user) }),
  'desk-home-press': (street, given) =>
    street.desk.pressHome(text(given.action), { user: text(given.user), value: text(given.value) }),
  'desk-shortcut': (street, given) =>
    street.desk.shortcut('desk.new', {
      user: text(given.user),
      ...(given.ts === undefined ? {} : { ts: text(given.ts), channel: text(given.channel) }),
    }),
  'desk-say': (street, given) => {
    const thread = text(given.thread)
    const by = { user: text(given.user), ...(thread === '' ? {} : { threadTs: thread }) }
    const words = text(given.text)
    return words.startsWith('/') ? street.desk.command(words, by) : street.desk.say(words, by)
  },
}

function phone(given: Json): [PhoneChannel, string] {
  const channel = given.channel
  if (channel !== 'telegram' && channel !== 'sms' && channel !== 'whatsapp')
    throw new Error('there is no such phone')
  return [channel, text(given.identifier)]
}

function attachment(type: unknown): AttachmentKind {
  return type === 'voice' || type === 'video' || type === 'document' || type === 'sticker' ? type : 'photo'
}

function formValues(given: unknown): FormValues {
  return Object.fromEntries(Object.entries(object(given)).map(([name, value]) => [name, text(value) || null]))
}
