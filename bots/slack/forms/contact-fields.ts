import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** In full, with +31; undefined when it is no number. */
export function readPhone(typed: string | null): string | null | undefined {
  if (typed === null) return null
  const number = parsePhoneNumberFromString(typed, 'NL')
  return number?.isValid() ? number.number : undefined
}

/** As 8925 AB; undefined when it is no postcode. */
export function readPostcode(typed: string | null): string | null | undefined {
  if (typed === null) return null
  const [, digits, letters] = /^([1-9]\d{3})\s*([a-z]{2})$/i.exec(typed) ?? []
  return digits && letters ? `${digits} ${letters.toUpperCase()}` : undefined
}
