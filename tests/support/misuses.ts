import { isPublished, whyUnpublished } from '../../bots/street/telegram/published.ts'
import { misuse, type Operation } from '../../bots/street/twilio/published.ts'
import type { ProviderCall } from './fake-provider.ts'

/** What is wrong with the calls that a channel made, by what Twilio and the Bot API publish. */
export function misusesIn(calls: ProviderCall[]): string[] {
  return [...misusesOfTwilio(calls), ...misusesOfTelegram(calls)]
}

function misusesOfTelegram(calls: ProviderCall[]): string[] {
  return calls.flatMap(({ path, fields }) => {
    const [, method] = /^\/bot[^/]+\/(\w+)$/.exec(path) ?? []
    if (method === undefined) return []
    const wrong = isPublished(method) ? whyUnpublished(method, fields) : `${method}: not published`
    return wrong === null ? [] : [wrong]
  })
}

function misusesOfTwilio(calls: ProviderCall[]): string[] {
  return calls.flatMap((call) => {
    const operation = operationOf(call)
    const given = call.method === 'GET' ? Object.fromEntries(call.query) : call.fields
    const wrong = operation && misuse(operation, given)
    return wrong ? [wrong.says] : []
  })
}

function operationOf({ method, path }: ProviderCall): Operation | null {
  if (path.endsWith('/Messages.json')) return method === 'GET' ? 'messages.list' : 'messages.create'
  return method === 'POST' && path.endsWith('/v1/Content') ? 'content.create' : null
}
