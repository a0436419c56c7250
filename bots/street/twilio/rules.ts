import type { PhoneChannel } from '../phones.ts'

/** Words that a carrier takes for an opt-out, an opt-in or a cry for its own help text. */
export type CarrierWord = 'STOP' | 'START' | 'HELP'

const carrierWords: Record<CarrierWord, string[]> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'YES', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
}

/** What Twilio's robot answers, in English as it does. */
export const carrierAnswers: Record<CarrierWord, string> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
}

/** The carrier word that this message is, if it is nothing else. */
export function carrierWord(body: string): CarrierWord | null {
  const word = body.trim().toUpperCase()
  if (carrierWords.STOP.includes(word)) return 'STOP'
  if (carrierWords.START.includes(word)) return 'START'
  return carrierWords.HELP.includes(word) ? 'HELP' : null
}

/** The channel and the identifier that a To or From names. */
export function readAddress(address: string): { channel: PhoneChannel; identifier: string } {
  return address.startsWith('whatsapp:')
    ? { channel: 'whatsapp', identifier: address.slice('whatsapp:'.length) }
    : { channel: 'sms', identifier: address }
}

/** Whether a message can be sent to this address at all. */
export function isSendable(channel: PhoneChannel, identifier: string): boolean {
  return channel === 'whatsapp'
    ? /^(\+[1-9]\d{6,14}|[A-Z]{2}\.[\w-]+)$/.test(identifier)
    : /^\+[1-9]\d{6,14}$/.test(identifier)
}

/** Texts of the errors that a call can be refused with. */
export const errorTexts: Record<number, string> = {
  20003: 'Authenticate',
  20404: 'The requested resource was not found',
  20429: 'Too Many Requests',
  20500: 'An internal server error has occurred',
  21211: "Invalid 'To' Phone Number",
  21408: 'Permission to send an SMS or MMS has not been enabled for the region indicated by the To number',
  21602: 'Message body is required.',
  21603: "A 'From' phone number is required.",
  21604: "A 'To' phone number is required.",
  21606:
    'The From phone number is not a valid, SMS-capable inbound phone number or short code for your account.',
  21610: 'Attempt to send to unsubscribed recipient',
  21611: 'This From number has exceeded the maximum number of queued messages',
  21614: "'To' number is not a valid mobile number",
  21617: 'The concatenated message body exceeds the 1600 character limit',
  21655: 'The ContentSid is Invalid',
  21656: 'The Content Variables parameter is invalid',
}
