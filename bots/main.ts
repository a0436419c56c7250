import { readConfig } from '../core/config.ts'
import { createLog } from '../core/log.ts'
import { startApp } from './app.ts'
import { hasChannels } from './example-street.ts'

/** The process: settings in, program up, and down again in good order when asked. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const app = await startApp(config, log)
  app.warmUp()
  if (!hasChannels(config)) console.log(`\n  Foardoar is open. Look at http://localhost:${app.port}/street\n`)

  let stopping = false
  const stop = (signal: string) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), 30_000).unref()
    app.stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'could not stop in good order')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
}

main().catch((error: unknown) => {
  // what is wrong with the settings is said in plain words; they hold no secrets
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
