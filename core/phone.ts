import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Core } from './core.ts'

/** Whether somebody typed a phone number and nothing else. */
export function isPhone(text: string): boolean {
  return /^[\s+\d().-]{9,20}$/.test(text.trim()) && /^\+\d{9,15}$/.test(toE164(text))
}

/** A shared number in E.164: with or without +, or as it is dialled in the Netherlands; else as it came. */
export function toE164(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '')
  const international = parsePhoneNumberFromString(digits.startsWith('+') ? digits : `+${digits}`)
  if (international?.isValid()) return international.number
  const national = parsePhoneNumberFromString(digits, 'NL')
  return national?.isValid() ? national.number : phone
}

/** Whether a text from us can reach a number. */
export function canText(core: Core, phone: string): boolean {
  const type = parsePhoneNumberFromString(phone, 'NL')?.getType()
  return (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') && core.channels.has('sms')
}
