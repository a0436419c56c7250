const blank = ' xx '

const addresses = /https?:\S+|www\.\S+|\S+@\S+\.\S+/g

/** Numbers that are never a time: phones, scores of a match, postcodes, prices, ages, house numbers, request numbers and such. */
const noTimes: RegExp[] = [
  /(?:\+|00)\d[\d\s-]{7,}\d/g,
  /\b(?!\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d{2}\b)0\d{1,3}[\s-]?\d{2,3}[\s-]?\d{2,3}[\s-]?\d{0,4}\b/g,
  /\b0\d{8,9}\b|\b\d{6,}\b/g,
  /\b[1-9]\d{3}\s?[a-z]{2}\b(?!\w)/g,
  /(?:€|£|\$|eur|euro)\s?\d+(?:[.,]\d+|,-)?/g,
  /\d+(?:[.,]\d{1,2})?\s?(?:€|euro\w*|eur\b|cent\w*|pond\b|pounds?\b|quid\b|kilo\w*|kg\b|gram\w*|liter\w*|litres?\b|km\b|kilometers?\b|meter\b|metres?\b|cm\b|graden|procent|percent|%)/g,
  /\b(?:van|fan|tot|oant|of|age|aged|leeftijd)?\s?\d{1,3}\s?-?\s?(?:jarige?\w*|jaar|jier\w*|jr|years?(?:[\s-]old)?|yrs?|yo)\b(?:\s(?:oud|ald|old))?/g,
  /\b\d{2}\s?(?:plus\b|\+)/g,
  /\b(?:ik ben|ik bin|i am|im|i'm|hij is|zij is|ze is|hy is|sy is|se is|he is|she is|she's|he's|is al|wordt|wurdt|word|turning|turned|aged|ben al|bin al|over the age of|boven de|over)\s(?:al\s|nu\s|no\s|now\s|almost\s|bijna\s|hast\s)?\d{2}\b(?!\s?(?:[:.]\d|uur|oere|u\b|pm|am|o'?clock|minu|min\b|dag|dei|day|we|wi|novem|novim|decem|desim|jan|feb))/g,
  /\b\p{L}*(?:straat|strjitte|laan|leane|weg|wei|plein|dyk|dijk|kade|singel|gracht|hof|steeg|dreef|buorren|pad|paed|road|street|lane|avenue)\s+\d{1,4}\s?\p{L}?\b(?!\s?(?:uur|oere|u\b|:))/gu,
  /(?:#|\b(?:nr|nummer|numer|number|no|huisnummer|kamer|keamer|room|flat|appartement|apartment|apt|lijn|bus|line|maat|size|code|koade|etage|verzoek|aanvraag|fersyk|request|unit|poli|route|kanaal|channel|pagina|page|fase|deel|groep|team|versie|windows|iphone|ipad|galaxy|android)\b\.?)\s?\d+\b/g,
  /\b\d+\s?(?:x|keer|kear|times|personen|mensen|minsken|people|persons?|stuks|stikken|lampen|lampe|bulbs|lamps|tassen|bags|tablet\w*|pillen|pills|flessen|katten|honden|hunen|cats|dogs|kinderen|bern|kids|children|trappen|treden|stairs|gaten|planken|shelves|holes|zakken|dozen|boxes|pakken|sokken|stoelen|chairs|boeken|brieven|letters|e-?mails?|hoog|verdieping\w*|etages?|floors?|ste verdieping|e verdieping|th floor|nd floor|st floor|rd floor)\b/g,
  /\b\d{1,2}\s?-\s?0\b(?![.:]\d)/g,
  /(?<![-/.])\b(?:19|20)\d{2}\b(?![-/]|\s?(?:uur|u|h|hrs|oere|ure)\b)/g,
]

/** "7 t/m 13 december" names its month once, for both days. */
const sharedMonth =
  /\b(\d{1,2})\s?(tot en met|tot|oant en mei|oant|to|until|till|through|en|and|-)\s?(\d{1,2})\s((?:jan|feb|maart|march|apr|mei|may|maaie|jun|jul|aug|sep|okt|oct|nov|dec|des)\p{L}*)/gu

/** Takes away what looks like a time but is none. */
export function withoutOtherNumbers(folded: string): string {
  const text = folded.replace(/\bt\s?\/\s?m\b/g, 'tot')
  if (!/\d/.test(text)) return text.replace(addresses, blank)
  const whole = text.replace(sharedMonth, '$1 $4 tot $3 $4').replace(addresses, blank)
  return noTimes.reduce((left, pattern) => left.replace(pattern, blank), whole)
}
