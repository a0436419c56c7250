import type { Response } from 'express'
import type { Fault, Faults, Provider } from './faults.ts'

/** What a stand-in answers over HTTP. */
export interface Reply {
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** One call to a stand-in, with what to do and how this provider words a refusal. */
export interface StandInCall {
  provider: Provider
  method: string
  to: string
  /** The fault is handed in when the provider shows it later, as Twilio does with most codes. */
  perform: (fault: Fault | null) => Reply | Promise<Reply>
  /** Null: the call itself goes on and shows the fault later. */
  refuse: (fault: Fault) => Reply | null
}

/** Answers a call, or lets it go wrong as asked. */
export async function answer(faults: Faults, res: Response, call: StandInCall): Promise<void> {
  const fault = faults.take(call.provider, call.method, call.to)
  if (fault?.mode === 'lost') {
    await call.perform(null)
    await fault.run?.()
    res.socket?.resetAndDestroy()
    return
  }
  await fault?.run?.()
  if (fault?.mode === 'hang') return
  if (fault?.mode === 'reset') {
    res.socket?.resetAndDestroy()
    return
  }
  const refusal = fault ? call.refuse(fault) : null
  const reply = refusal ?? (await call.perform(fault))
  res
    .status(reply.status)
    .set(reply.headers ?? {})
    .json(reply.body)
}
