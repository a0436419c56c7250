const gsm7 =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const gsm7Escaped = '\f^{}\\[~]|€'

/** How many SMS parts a text takes, and so what it costs. */
export function countSegments(text: string): number {
  let units = 0
  for (const letter of text) {
    if (gsm7.includes(letter)) units += 1
    else if (gsm7Escaped.includes(letter)) units += 2
    else return parts(text.length, 70, 67)
  }
  return parts(units, 160, 153)
}

function parts(units: number, single: number, joined: number): number {
  return units <= single ? 1 : Math.ceil(units / joined)
}
