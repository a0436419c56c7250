/** An amount in euro cents as people write it: € 1,05 or €1.05. */
export function writeCents(cents: number, language: string): string {
  const [euros, rest] = [Math.floor(cents / 100), String(cents % 100).padStart(2, '0')]
  return language === 'en' ? `€${euros}.${rest}` : `€ ${euros},${rest}`
}
