import type { InboundContent } from '../core/inbox/inbound-message.ts'

/** What a button carries: the question it belongs to and the choice, within the provider's limit in bytes. */
export function choiceData(about: string, value: string, mostBytes: number): string {
  const data = `${about}|${value}`
  if (about.includes('|')) throw new RangeError('The name of a question may not hold a |.')
  if (Buffer.byteLength(data) > mostBytes)
    throw new RangeError(`A button may carry ${mostBytes} bytes at most.`)
  return data
}

/** The choice that a button carried; null when the button is none of ours. */
export function readChoiceData(data: string): Extract<InboundContent, { kind: 'choice' }> | null {
  const bar = data.indexOf('|')
  if (bar < 0 || bar === data.length - 1) return null
  return { kind: 'choice', about: data.slice(0, bar), value: data.slice(bar + 1) }
}
