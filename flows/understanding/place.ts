import type { Place } from '../../core/conversations/meaning.ts'

const postcode = /(?<![\d])([1-9]\d{3})\s?([a-z]{2})(?![\p{L}])/iu
const bareDigits = /(?<![\d])([1-9]\d{3})(?!\d)/
const lead =
  /^(?:(?:hoi|hallo|ja|nou|o|oh|well|yes|maar|mar|but|en|and|it is|it's|its|dat is|dat's|het is|'t is|ik woon(?: in| op| aan)?(?: de| het)?|ik wenje(?: yn| op| oan)?(?: de| it)?|wij wonen(?: in| op| aan)?(?: de| het)?|wy wenje(?: yn| op| oan)?(?: de| it)?|i live (?:at|in|on)|we live (?:at|in|on)|mijn adres is|myn adres is|my address is|adres(?: is)?|address(?: is)?|op(?: de| het)?|yn(?: de| it)?|in de|aan de)\b[\s,:]*)+/iu
const numbered =
  /^(?<street>\p{L}[\p{L}\p{M}'’.\- ]*?(?:\s\d+e\s\p{L}[\p{L} ]*)?)[\s,]+(?:nr\.?|nummer|nûmer|number|no\.?|huisnummer)?\s*(?<number>\d{1,5}(?:\s?-\s?\d{1,4}|\s?-?\s?(?!(?:in|yn|te|en|om|op|and|at)(?!\p{L}))\p{L}{1,3}(?!\p{L})|\s?(?:bis|hs|rood|zwart|boven|beneden|[IV]+)(?!\p{L}))?)(?<rest>.*)$/isu
const english = /^(?<number>\d{1,5}[a-z]?)[\s,]+(?<street>\p{L}[\p{L}\p{M}'’.\- ]+)$/iu
const streetLike =
  /(straat|strjitte|weg|wei|laan|leane|plein|dyk|dijk|kade|kaai|singel|gracht|hof|pad|paed|steeg|park|ring|dreef|burg|baan|haven|buorren|terp|markt|plantsoen|plantage|hiem|stein|staete|state|road|street|avenue|lane)$/i

/** "Ik ben Henk Visser van Kerkstraat 12": who it is goes before where it is. */
const introduced = new RegExp(
  String.raw`^.*?(?:ik ben|ik bin|ik heet|ik hjit|naam is|namme is|i am|i'm|name is|this is|met)\s(?:\p{L}[\p{L}'’.-]*\s+){1,4}?(?:van|fan|from|of|op|oan|aan|yn|in|at)\s+(?=(?:de\s|het\s|it\s|the\s)?\p{L}[\p{L}'’-]*${streetLike.source.slice(0, -1)}\s+\d)`,
  'iu',
)

/** "Boodschappen graag en ik woon Dukdalf 5": what is needed goes before where it is. */
const home =
  /^.*\b(?=(?:ik woon|wij wonen|we wonen|ik wenje|wy wenje|i live|we live|mijn adres is|myn adres is|my address is)\s)/iu
/** Words that tell a time or go on with the sentence, and end no street. */
const noStreet =
  /^(?:om|pas|maar|mar|but|uur|uurtje|oere|oeren|ure|na|nei|after|voor|foar|before|vanaf|fanof|from|tot|oant|until|till|tussen|tusken|between|rond|omstreeks|around|about|tegen|tsjin|at|by|half|healwei|kwart|kertier|quarter|over|oer|past|minuten|minutes|pm|am)$/iu
const noTown =
  /^(?:graag|graach|please|liefst|aub|svp|asap|hoor|hear|ik|i|wij|wy|we|wie|wa|who|kan|kin|can|heb|want|deze|dizze|this|volgende|komende|next|vandaag|straks)$/iu
const hanging = /\s+(?:en|and|of|or|in|op|yn|on|de|het|it|the)$/iu

/** Reads a Dutch address as people type it; `expected` when it was asked for, so that less is enough. */
export function readPlace(raw: string, expected: boolean, isTime: (word: string) => boolean): Place | null {
  if (!expected && !/\d/.test(raw)) return null
  let text = raw.replace(/\s+/g, ' ').trim().slice(0, 200)
  const place: Place = {}
  const code = postcode.exec(text)
  if (code !== null && !unlucky(code[2] ?? '', text, code.index)) {
    place.postcode = `${code[1]} ${(code[2] ?? '').toUpperCase()}`
    const town = /^[\s,]*(?:in\s|te\s|yn\s)?\s*(\p{L}[\p{L}\p{M}'’\- ]{1,40})/u.exec(
      text.slice(code.index + code[0].length),
    )
    nameTown(place, town?.[1] ?? '', isTime)
    text = text.slice(0, code.index).trim()
  }
  const bare = text
    .replace(introduced, '')
    .replace(home, '')
    .replace(lead, '')
    .replace(/[,.;:\s]+$/, '')
  // an address told with much else stands behind the last comma: "ik ben Jan, Kerkstraat 5, 8925 AB"
  const found = numbered.exec(bare) ?? numbered.exec(bare.split(/[.!?,;:]\s+/).at(-1) ?? '')
  if (
    found?.groups !== undefined &&
    acceptable(found.groups.street ?? '', expected || place.postcode !== undefined) &&
    !tellsTime(found.groups.street ?? '', `${found.groups.number} ${found.groups.rest}`, isTime)
  ) {
    place.street = capital(found.groups.street ?? '')
    place.houseNumber = (found.groups.number ?? '').replace(/\s+/g, ' ').trim()
    const rest = (found.groups.rest ?? '').replace(/^[\s,.]+|[\s,.]+$/g, '').replace(/^(?:in|te|yn)\s+/i, '')
    const digits = bareDigits.exec(rest)
    if (place.postcode === undefined && digits?.[1] !== undefined) place.postcode = digits[1]
    const town = rest.replace(bareDigits, '').trim()
    if (place.town === undefined && expected && /^\p{L}[\p{L}'’\- ]{1,40}$/u.test(town))
      nameTown(place, town, isTime)
  } else if (expected && place.postcode !== undefined && /^\d{1,5}\s?-?\s?\p{L}{0,3}$/u.test(bare))
    place.houseNumber = bare
  else if (expected) readLoose(bare, place, isTime)
  if (place.street === undefined && place.postcode !== undefined && place.houseNumber === undefined) {
    const behind = new RegExp(
      `${place.postcode.replace(' ', '\\s?')}[\\s,]+(?:nr\\.?|nummer|number)?\\s*(\\d{1,5}\\s?\\p{L}?)(?!\\p{L})`,
      'iu',
    ).exec(raw)
    if (behind?.[1] !== undefined) place.houseNumber = behind[1].trim()
  }
  return Object.keys(place).length > 0 ? place : null
}

function readLoose(bare: string, place: Place, isTime: (word: string) => boolean): void {
  const other = english.exec(bare)
  if (other?.groups !== undefined && !tellsTime(other.groups.street ?? '', '', isTime)) {
    place.street = capital(other.groups.street ?? '')
    place.houseNumber = other.groups.number ?? ''
  } else if (/^\d{1,5}\s?\p{L}?$/u.test(bare)) place.houseNumber = bare
  else if (streetLike.test(bare) && bare.split(' ').length <= 5) place.street = capital(bare)
}

/** "Maar pas om 4 uur" and "morgen 4" are no streets with a number. */
function tellsTime(street: string, behind: string, isTime: (word: string) => boolean): boolean {
  const words = street.trim().split(/[\s,]+/)
  const hour = /^\d{1,2}\s*(?:uur|oere|ure|pm|am|o'clock)(?!\p{L})/iu.test(behind)
  return (
    hour || noStreet.test(words.at(-1) ?? '') || words.every((word) => noStreet.test(word) || isTime(word))
  )
}

/** A town ends where words of time or courtesy begin. */
function nameTown(place: Place, said: string, isTime: (word: string) => boolean): void {
  const words = said.trim().split(/\s+/)
  const end = words.findIndex((word) => noStreet.test(word) || noTown.test(word) || isTime(word))
  const town = ` ${(end < 0 ? words : words.slice(0, end)).join(' ')}`.replace(hanging, '').trim()
  if (town.length > 1) place.town = capital(town)
}

function acceptable(street: string, expected: boolean): boolean {
  const words = street.trim().split(' ')
  if (words.length > 6) return false
  return expected || (words.length <= 4 && words.some((word) => streetLike.test(word)))
}

/** "2026 is" and the like are no postcodes; the letters SA, SD and SS are never given out. */
function unlucky(letters: string, text: string, index: number): boolean {
  return (
    /^(sa|sd|ss)$/i.test(letters) ||
    (/^(is|in|om|op|en|of|de|to|at|we|ik|it|as|ja|my|jr)$/.test(letters) && /\d{4}\s/.test(text.slice(index)))
  )
}

function capital(name: string): string {
  const tidy = name.trim().replace(/[\s,.]+$/, '')
  const shouted = tidy.length > 3 && tidy === tidy.toUpperCase()
  return shouted || tidy === tidy.toLowerCase()
    ? tidy.toLowerCase().replace(/^\p{L}|(?<=[\s-])\p{L}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase())
    : tidy
}
