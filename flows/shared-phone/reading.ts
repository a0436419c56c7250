/** What people of one household are to each other, in three languages at once. */
export const relation =
  '(?:echtgenote|echtgenoot|man|vrouw|partner|vriendin|vriend|moeder|vader|mam|pap|zus(?:ter)?|broer|dochter|zoon|huisgenoot|frou|mem|heit|suster|broer|dochter|soan|freondinne|freon|húsgenoat|husband|wife|mother|father|mum|mom|dad|sister|brother|daughter|son|housemate|flatmate)'

const device =
  '(?:telefoonnummer|telefoannûmer|telefoonnûmer|phone number|telefoon|telefoan|tillefoan|toestel|nummer|nûmer|numer|mobieltje|mobiel|mobyltsje|mobyl|phone|number|mobile|cell)'
const this_ = '(?:deze|dit|dizze|it|this|de|het|the|één|ien|one|a|onze|ús|our|mijn|myn|my)'

const shares = [
  // "dit is ook het nummer van mijn man", "dit nummer is ook van Wytze", "deze telefoon is van ons samen"
  `(?:ook|ek|also)\\s+(?:${this_}\\s+)?${device}\\s+(?:van|fan|of)(?!\\p{L})`,
  `${this_}\\s+${device}\\s+is\\s+(?:ook|ek|also)(?!\\p{L})`,
  `${this_}\\s+${device}\\s+is\\s+(?:van|fan|of)?\\s*(?:ons|ús|ours|us)(?!\\p{L})`,
  `this is also (?:my|our) .*${device}`,
  // "we delen deze telefoon", "ik deel dit nummer met mijn man"
  `(?:delen?|deel|diele|diel|shares?)\\s+(?:samen\\s+)?${this_}\\s+${device}`,
  // "mijn man Wytze gebruikt deze telefoon ook", "my husband uses this phone too"
  `(?:gebruikt|gebruiken|brûkt|brûke|uses?)\\s+(?:ook\\s+|ek\\s+|also\\s+)?${this_}\\s+${device}`,
  `(?:samen|tegearre|together)\\s+(?:maar\\s+|mar\\s+|only\\s+)?(?:één|een|ien|one|a)\\s+${device}`,
].map((way) => new RegExp(`(?<!\\p{L})${way}`, 'iu'))

const noMore =
  /(?<!\p{L})(niet meer|net mear|no longer|not any ?more|any ?more|overleden|ferstoarn|stoarn|died|passed away|verhuisd|ferhuze|moved out)(?!\p{L})/iu

/** Whether somebody tells that more people use this phone, or that one of them no longer does. */
export function saysShared(text: string): boolean {
  return shares.some((way) => way.test(text.normalize('NFC')))
}

/** Whether somebody tells that a housemate no longer uses this phone. */
export function saysNoMore(text: string): boolean {
  return noMore.test(text)
}

const helpsToo = new RegExp(
  `(?<!\\p{L})(?:mijn|m'n|mn|myn|my) ${relation}(?:\\s+\\p{L}+)?\\s+(?:wil|wol|wants|would like|kan|kin|can)\\s+(?:ook|ek|also|to)(?:\\s+\\p{L}+){0,3}?\\s*(?:helpen|helpe|help|meedoen|meidwaan|join)`,
  'iu',
)

/** Whether somebody of the same household wants to help as well. */
export function saysHelpsToo(text: string): boolean {
  return helpsToo.test(text.normalize('NFC'))
}

const introductions =
  "(?:mijn naam is|myn namme is|my name is|ik ben|ik bin|i am|i'm|this is|je spreekt met|u spreekt met|jo prate mei|ik heet|ik hjit|met|mei)"

/** Whether somebody says that this is their own name; `name` is part of a pattern. */
export function introduces(text: string, name: string): boolean {
  return new RegExp(
    `(?:^|[.,!?]\\s*|hoi |hallo |hi |hello |goeie )${introductions} ${name}(?!\\p{L})`,
    'iu',
  ).test(text)
}

const opening = new RegExp(
  `^\\s*(?:(?:hoi|hallo|hi|hello|goeie|goedemorgen|goedemiddag|goedenavond|moi|good morning)[,.! ]+)?${introductions} `,
  'iu',
)

/** The first name of somebody who says who they are, and nothing more: "hallo, ik ben Wytze". */
export function introducedAs(text: string): string | null {
  const said = text.normalize('NFC')
  if (!opening.test(said)) return null
  return /^(\p{Lu}[\p{L}'-]*)(?: \p{L}[\p{L}'-]*){0,3}[\s.!]*$/u.exec(said.replace(opening, ''))?.[1] ?? null
}

const noName = new Set(
  'gebruikt gebruiken brûkt brûke uses use en ook ek also and is wil wol wants kan kin can would zijn haar syn har his her die dy that who samen tegearre together ons ús us het it this deze dit dizze number nummer nûmer phone telefoon tillefoan'.split(
    ' ',
  ),
)
const afterRelation = new RegExp(
  `(?<!\\p{L})${relation}(?:,? (?:heet|hjit|is called))?[ ,]+(\\p{L}[\\p{L}'-]*)`,
  'iu',
)
const owned = /(\p{Lu}[\p{L}-]*)(?:'s|s'|s) (?:phone|number|mobile)/u
const withSomebody = /(?<!\p{L})(?:van|fan|met|mei|with|of) (\p{Lu}[\p{L}'-]*)/u
const doer = /(?:^|[.,!?]\s*)(\p{Lu}[\p{L}'-]*) (?:gebruikt|brûkt|uses)(?!\p{L})/u

/** The name of who shares this phone, if it was said: "mijn man Wytze", "van Wytze", "Wytze's number". */
export function nameIn(text: string): string | null {
  const said = text.normalize('NFC')
  for (const way of [afterRelation, owned, withSomebody, doer]) {
    const name = way.exec(said)?.[1]?.replace(/['’]s$/u, '')
    if (name && !noName.has(name.toLowerCase())) return name.charAt(0).toUpperCase() + name.slice(1, 60)
  }
  return null
}
