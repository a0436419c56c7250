const said = `(?:mijn naam is|mn naam is|m'n naam is|myn namme is|my name is|my name's|mijn naam|naam is|namme is|ik heet|ik hjit|ik ben|ik bin|i am|i'm|im|this is|dit is|u spreekt met|je spreekt met|jo prate mei|met|it's|het is|it is|call me|noem me|zeg maar|siz mar|naam|name|namme)`
const introduction = new RegExp(
  String.raw`^(?:.*?[,.!]\s*|(?:hoi|hallo|hi|hello|goeie|dag|hey|ja|nou|oh)\s+)?${said}\s*:?\s+(.+)$`,
  'isu',
)
const inMidst =
  /(?:mijn naam is|ik heet|ik hjit|myn namme is|my name is|my name's)\s+(\p{Lu}[\p{L}'’-]*(?:\s+(?:van|der|den|de|ter|ten|te|la|el)\b)*(?:\s+\p{Lu}[\p{L}'’-]*)*)/u
/** "Ik ben moe" tells no name; "ik ben Jan de Vries" does. */
const inFull =
  /(?:[Ii]k (?:ben|bin)|I am|I'm|[Tt]his is|[UuJj]e? spreekt met|[Jj]o prate mei)\s+(\p{Lu}[\p{L}'’-]*(?:\s+(?:van|fan|der|den|de|ter|ten|te|la|el)\b)*(?:\s+\p{Lu}[\p{L}'’-]*)+)/u
const ends =
  /\s*(?:[,!?;(\n]|(?<!(?:^|\s)\p{L})\.|\s(?:en|and|maar|mar|but|uit|út|from|van de|fan de|hoor|hear|hjir|hier|here|wonende|wenje|ik|i)\s|\s(?:hoor|hear|hier|hjir|here)$).*$/isu
const wordOfName = /^(?:\p{L}[\p{L}\p{M}'’.-]*)$/u
const noName =
  /^(?:ja|nee|yes|no|stop|hallo|hoi|hi|help|hulp|niet|net|not|wie|wat|waarom|who|what|why|ok|oke|misschien|weet|wit|geen|gjin|none|ziek|siik|ill|alleen|alone|eenzaam|gevallen|fallen|bang|lonely|old|oud|vraag|question|waar|kan|kin|can|dank|dankje|dankjewel|bedankt|tank|tige|betanke|thanks|thank|sorry|graag|graach|goed|prima|fine|hoe|how|hoezo|wanneer|wannear|when|where|wêr|moment)$/iu
const small = new Set([
  'van',
  'der',
  'den',
  'de',
  'ter',
  'ten',
  'te',
  'el',
  'la',
  "'t",
  "in't",
  'fan',
  'und',
  'bin',
  'al',
])

/** "Henk Visser van Kerkstraat 12" tells a name and where he lives. */
const address =
  /\s(?:van|fan|from|of|op|oan|aan|yn|in|at)(?:\s+(?:de|het|it|the))?\s+\p{L}[\p{L}'’-]*\s+\d.*$/iu

/** Reads a name: always after "my name is", and as the whole answer when a name was asked for. */
export function readName(raw: string, expected: boolean): string | null {
  const text = raw.replace(/\s+/g, ' ').trim().slice(0, 160).replace(address, '')
  if (!expected) return tidy((inMidst.exec(text) ?? inFull.exec(text))?.[1] ?? '')
  const introduced = introduction.exec(text)?.[1]
  return tidy((introduced ?? text).replace(ends, ''))
}

function tidy(found: string): string | null {
  const words = found
    .trim()
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0 || words.length > 6 || !words.every((word) => wordOfName.test(word))) return null
  const first = words[0] ?? ''
  if (noName.test(first) || first.length > 40) return null
  const typed = words.join(' ')
  const even = typed === typed.toLowerCase() || (typed === typed.toUpperCase() && typed.length > 3)
  if (!even) return typed
  return words
    .map((word, index) => (index > 0 && small.has(word.toLowerCase()) ? word.toLowerCase() : capital(word)))
    .join(' ')
}

function capital(word: string): string {
  return word.toLowerCase().replace(/^\p{L}|(?<=-)\p{L}/gu, (letter) => letter.toUpperCase())
}
