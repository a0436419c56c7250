/** The only source of now; tests and the street can move it forward. */
export interface Clock {
  now(): Date
}

export class MovableClock implements Clock {
  #offset = 0

  now(): Date {
    return new Date(Date.now() + this.#offset)
  }

  /** Lets time pass, in milliseconds. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds
  }
}
