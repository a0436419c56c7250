/** What no log may hold. */
export interface Private {
  tokens: string[]
  /** Phone numbers, chat ids. */
  identifiers: string[]
  names: string[]
  /** What somebody typed. */
  texts: string[]
}

/** Numbers of phones and the shapes of tokens, whosever they are. */
const shapes = [
  /\+[1-9]\d{8,14}\b/,
  /\b(?:00)?316\d{8}\b/,
  /\b06[- ]?\d{8}\b/,
  /(?<!\d)\d{8,10}:[A-Za-z0-9_-]{30,}/,
  /\bxox[abep]-[\w-]{10,}/,
  /\bBasic [A-Za-z0-9+/]{20,}/,
]

/** The lines that hold something private, each with what it is; one example of every kind of line is looked at. */
export function leaksIn(log: string[], { tokens, identifiers, names, texts }: Private): string[] {
  const lines = [...new Set(log.map((line) => line.replace(/"(time|port)":\d+/g, '')))]
  // single words such as "ja" stand in any log
  const sentences = texts.filter((text) => text.length >= 12 && /\s/.test(text.trim()))
  const surnames = names.map((name) => name.split(' ').at(-1) ?? name).filter((name) => name.length > 4)
  const whole = new Set([...identifiers, ...identifiers.map((one) => one.replace(/^\+/, '')), ...surnames])
  const pieces = [...new Set([...tokens, ...names, ...sentences.flatMap(asLogged)])].filter(
    (piece) => piece.length > 5,
  )
  return lines.flatMap((line) => {
    const found =
      shapes.map((shape) => shape.exec(line)?.[0]).find((hit) => hit !== undefined) ??
      line.split(/[^\p{L}\p{N}_+]+/u).find((word) => word.length > 4 && whole.has(word)) ??
      pieces.find((piece) => line.includes(piece))
    return found === undefined ? [] : [`"${found}" in ${line.slice(0, 400)}`]
  })
}

/** As it was typed, and as JSON writes it. */
function asLogged(text: string): string[] {
  return [text, JSON.stringify(text).slice(1, -1)]
}
