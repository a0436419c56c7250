/** Whether this code of a network error says that the call never reached the provider: nothing can have been done. */
export function isUnreached(code: unknown): boolean {
  return (
    code === 'ECONNREFUSED' ||
    code === 'ENOTFOUND' ||
    code === 'EAI_AGAIN' ||
    code === 'UND_ERR_CONNECT_TIMEOUT'
  )
}
