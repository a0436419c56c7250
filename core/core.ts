import type { Pool } from 'pg'
import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Flow } from './conversations/flow.ts'
import type { Understand } from './conversations/meaning.ts'
import type { Database } from './database.ts'
import type { Gate } from './gate.ts'
import type { ChannelName } from './inbox/inbound-message.ts'
import type { Metrics } from './metrics.ts'
import type { Neighbourhoods } from './neighbourhoods/neighbourhoods.ts'
import type { Channel } from './outbox/channel.ts'
import type { HandedOver } from './outbox/handed-over.ts'
import type { RoadTable } from './rides/roads/road-table.ts'
import type { Words } from './words.ts'

/** What every part of the house may use; made once, in bots/app.ts. */
export interface Core {
  pool: Pool
  db: Database
  boss: PgBoss
  /** Fewer transactions at once than the pool has connections, so that the everyday statements always find one. */
  transactions: Gate
  clock: Clock
  words: Words
  log: Logger
  metrics: Metrics
  neighbourhoods: Neighbourhoods
  /** The ways between the postcodes of each neighbourhood, as far as a routing service told them. */
  roads: Map<string, RoadTable>
  flows: Flow[]
  understand: Understand
  /** So long we wait for the rest of what somebody only began to say, in milliseconds. */
  breath: number
  channels: Map<ChannelName, Channel>
  /** The Slack channel of every neighbourhood that names none of its own. */
  defaultDesk: string
  /** Starts sending what these addresses are owed; returns at once. */
  deliver(addressIds: Iterable<string>): void
  /** Sends one message that was saved with this process as its sender, then whatever else its address is owed. */
  handOver(message: HandedOver): void
}
