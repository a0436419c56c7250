/** The only source of now; tests and the street can move it forward. */
export interface Clock {
  now(): Date
}

/** A clock that goes on by itself, and can be set forward. */
export class MovableClock implements Clock {
  /** How far it stands from the machine's clock, in milliseconds. */
  offset: number

  constructor(start?: Date) {
    this.offset = start ? start.getTime() - Date.now() : 0
  }

  now(): Date {
    return new Date(Date.now() + this.offset)
  }

  /** Lets time pass, in milliseconds. */
  advance(milliseconds: number): void {
    this.offset += milliseconds
  }
}
