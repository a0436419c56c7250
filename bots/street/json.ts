/** JSON as it comes from outside: nothing is known about it yet. */
export type Json = Record<string, unknown>

/** The value as an object, or an empty one. */
export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

/** The value as a list, or an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value as text; numbers are written out, anything else is empty. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** Reads JSON that may be broken; null when it is. */
export function readJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

/** The value of a form field that may itself be JSON, as the SDKs write nested values into forms. */
export function unwrap(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[[{]/.test(value) ? (readJson(value) ?? value) : value
}
