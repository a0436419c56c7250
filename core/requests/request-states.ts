/** Where a help request is, from the first word to the outcome. */
export const requestStatuses = [
  'triage',
  'searching',
  'matched',
  'referred',
  'done',
  'unmet',
  'cancelled',
] as const
/** Where one request is. */
export type RequestStatus = (typeof requestStatuses)[number]

const closed = ['done', 'unmet', 'cancelled'] as const

const next: Record<RequestStatus, readonly RequestStatus[]> = {
  triage: ['searching', 'matched', 'referred', ...closed],
  searching: ['searching', 'matched', 'referred', ...closed],
  matched: ['searching', 'referred', ...closed],
  referred: ['searching', 'matched', 'referred', ...closed],
  done: [],
  unmet: [],
  cancelled: [],
}

/** Whether a request in one state may go to another. */
export function canBecome(from: RequestStatus, to: RequestStatus): boolean {
  return next[from].includes(to)
}

/** Whether somebody still owes something for a request in this state. */
export function isOpen(status: RequestStatus): boolean {
  return next[status].length > 0
}

/** Reads a state as the database kept it. */
export function requestStatus(text: string): RequestStatus {
  const status = requestStatuses.find((each) => each === text)
  if (!status) throw new Error(`a request cannot be ${text}`)
  return status
}
