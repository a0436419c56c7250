import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A shared number in E.164: with or without +, or as it is dialled in the Netherlands; else as it came. */
export function toE164(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '')
  const international = parsePhoneNumberFromString(digits.startsWith('+') ? digits : `+${digits}`)
  if (international?.isValid()) return international.number
  const national = parsePhoneNumberFromString(digits, 'NL')
  return national?.isValid() ? national.number : phone
}
