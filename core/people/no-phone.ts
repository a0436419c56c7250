/** Stands where a number would be, of somebody who gave none: a reader can ask here, and we pass it on. */
export const noPhone = { line: 'common.no-phone' }
