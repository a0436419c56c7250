import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * The end of a webhook's route: a body that cannot be read gets 4xx, anything else 503, so that the provider
 * sends it again. Nothing of the request is logged.
 */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: { status?: unknown }, req, res, _next) => {
    const status =
      typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 503
    log.warn({ path: req.path, status, err: error }, 'a webhook was not taken')
    if (res.headersSent) res.destroy()
    else res.status(status).type('text/plain').send('')
  }
}
