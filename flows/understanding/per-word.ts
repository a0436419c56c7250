/** So many words are remembered: chat repeats itself, and several readers read the same message. */
const mostRemembered = 4000

/** Makes something of a word once, and remembers it for the next time that the word is said. */
export function perWord<Made extends object | string | number | null>(
  make: (word: string) => Made,
): (word: string) => Made {
  const remembered = new Map<string, Made>()
  return (word) => {
    const before = remembered.get(word)
    if (before !== undefined) return before
    const made = make(word)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(word, made)
    return made
  }
}
