/** The words of an example or a list, without accents, apostrophes and signs. */
export function plainWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/['’]/g, '')
      .match(/\p{L}+/gu) ?? []
  )
}
