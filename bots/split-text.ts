/** Cuts a text into parts of at most `most` UTF-16 units: between paragraphs, lines or words where it can, never inside a letter. */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = text.toWellFormed()
  while (rest.length > most) {
    const cut = cutAt(rest, most)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  parts.push(rest)
  const filled = parts.filter((part) => part.trim() !== '')
  return filled.length > 0 ? filled : [text.toWellFormed().slice(0, most)]
}

/** The best place to cut; a seam in the first half would leave a needlessly short part. */
function cutAt(text: string, most: number): number {
  for (const seam of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(seam, most)
    if (at >= most / 2) return at
  }
  return letterEnd(text, most)
}

/** The last whole letter before the limit: an emoji or a letter with its accent is not torn apart. */
function letterEnd(text: string, most: number): number {
  const window = text.slice(0, most + 64)
  let end = 0
  for (const { index } of new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(window)) {
    if (index > most) break
    end = index
  }
  if (end > 0) return end
  return isHighSurrogate(text.charCodeAt(most - 1)) ? most - 1 : most
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
