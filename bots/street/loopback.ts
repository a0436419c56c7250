import type { NextFunction, Request, Response } from 'express'

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const loopbackAddress = /^(::ffff:)?127\.|^::1$/

/** Hides the street from everybody but this very machine: also from a web page that points a name of its own at it. */
export function loopbackOnly(req: Request, res: Response, next: NextFunction): void {
  const isLocal =
    loopbackAddress.test(req.socket.remoteAddress ?? '') &&
    loopbackHost.test(req.headers.host ?? '') &&
    req.headers['x-forwarded-for'] === undefined &&
    req.headers.forwarded === undefined
  if (isLocal) next()
  else res.status(404).end()
}
