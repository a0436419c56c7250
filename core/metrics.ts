import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What Prometheus may know: counts and times by channel and outcome, never a person. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    accepted: new Counter({
      name: 'foardoar_messages_accepted_total',
      help: 'Messages kept, by channel and whether they were new',
      labelNames: ['channel', 'result'],
      registers,
    }),
    handled: new Counter({
      name: 'foardoar_messages_handled_total',
      help: 'Messages handled, by channel',
      labelNames: ['channel'],
      registers,
    }),
    setAside: new Counter({
      name: 'foardoar_messages_set_aside_total',
      help: 'Messages that failed too often and went to the desk',
      registers,
    }),
    handling: new Histogram({
      name: 'foardoar_handling_seconds',
      help: 'From kept to handled',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
      registers,
    }),
    sent: new Counter({
      name: 'foardoar_sends_total',
      help: 'Attempts to send, by channel and how they ended',
      labelNames: ['channel', 'end'],
      registers,
    }),
    sending: new Histogram({
      name: 'foardoar_sending_seconds',
      help: 'From kept to taken by the provider, by channel',
      labelNames: ['channel'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800],
      registers,
    }),
    perhapsTwice: new Counter({
      name: 'foardoar_sent_perhaps_twice_total',
      help: 'Messages sent again after a process died with them, where nobody could tell whether they had arrived',
      labelNames: ['channel'],
      registers,
    }),
    receipts: new Counter({
      name: 'foardoar_receipts_total',
      help: 'What providers said of messages afterwards, by channel: sent, delivered, read, failed',
      labelNames: ['channel', 'delivery'],
      registers,
    }),
    swept: new Counter({
      name: 'foardoar_swept_total',
      help: 'Work that a sweep found waiting, by kind',
      labelNames: ['kind'],
      registers,
    }),
    mended: new Counter({
      name: 'foardoar_audit_mended_total',
      help: 'Things due that nobody was working on; must stay zero',
      labelNames: ['kind'],
      registers,
    }),
    auditedAt: new Gauge({
      name: 'foardoar_audit_last_run_seconds',
      help: 'When the audit last ran, in seconds since 1970: alarm when it grows old',
      registers,
    }),
    openRequests: new Gauge({
      name: 'foardoar_requests_open',
      help: 'Requests not closed, by status',
      labelNames: ['status'],
      registers,
    }),
  }
}
