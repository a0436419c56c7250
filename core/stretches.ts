/** A stretch of time with a beginning and an end. */
export interface Stretch {
  from: Date
  until: Date
}

/** Whether two stretches have a moment in common. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.until && other.from < one.until
}

/** What is left of a stretch when these are taken out of it. */
export function outside(whole: Stretch, held: Stretch[]): Stretch[] {
  let left = [whole]
  for (const { from, until } of held)
    left = left.flatMap((piece) =>
      overlap(piece, { from, until })
        ? [
            { from: piece.from, until: from },
            { from: until, until: piece.until },
          ].filter((each) => each.from < each.until)
        : [piece],
    )
  return left
}

/** How long a stretch is, in milliseconds. */
export function lengthOf({ from, until }: Stretch): number {
  return until.getTime() - from.getTime()
}
