/** What GSM-7 holds; one other letter makes the whole SMS UCS-2, where a part holds 70 letters in place of 160. */
const gsm7 = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€',
)

const likeness: Record<string, string> = {
  ...{ '‘': "'", '’': "'", '‚': "'", '´': "'", '`': "'", '“': '"', '”': '"', '„': '"' },
  ...{ '–': '-', '—': '-', '•': '-', '·': '-', '…': '...', '×': 'x', '½': '1/2', '°': 'o' },
  ...{ ĳ: 'ij', Ĳ: 'IJ', œ: 'oe', Œ: 'OE', '\u00a0': ' ', '\u202f': ' ' },
}

/**
 * The same text in letters of GSM-7: jûn becomes jun, and één stays as it is. A text that cannot be written so, since
 * there is an emoji or another script in it, stays as it is: it would be dear all the same.
 */
export function inPlainLetters(text: string): string {
  const plain = [...text.normalize('NFC')].map(plainLetter)
  return plain
    .join('')
    .match(/./gsu)
    ?.every((letter) => gsm7.has(letter))
    ? plain.join('')
    : text
}

function plainLetter(letter: string): string {
  if (gsm7.has(letter)) return letter
  return likeness[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
}
