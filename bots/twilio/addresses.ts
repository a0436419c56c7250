import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** The two channels that Twilio carries. */
export type TwilioName = 'sms' | 'whatsapp'

const prefix = 'whatsapp:'

/** Who a From or To names; null for channels that are none of ours. WhatsApp may name people without a number. */
export function readAddress(address: string): { channel: TwilioName; identifier: string } | null {
  if (address.startsWith(prefix)) return named('whatsapp', address.slice(prefix.length))
  return address.includes(':') ? null : named('sms', address)
}

/** How Twilio writes an address. */
export function writeAddress(channel: TwilioName, identifier: string): string {
  return channel === 'whatsapp' && !identifier.startsWith(prefix) ? prefix + identifier : identifier
}

function named(channel: TwilioName, identifier: string): { channel: TwilioName; identifier: string } | null {
  if (identifier === '') return null
  return { channel, identifier: parsePhoneNumberFromString(identifier)?.number ?? identifier }
}
