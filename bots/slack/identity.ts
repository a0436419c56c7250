import type { webApi } from '@slack/bolt'

/** Who we are in Slack. */
export interface Identity {
  teamId: string
  botId: string | undefined
  botUserId: string | undefined
  /** The workspace's own address, such as https://lab-noord.slack.com/. */
  url: string | undefined
}

/** Asks Slack once who we are; after a failure it is asked again. */
export function createIdentity(client: webApi.WebClient): () => Promise<Identity> {
  let asked: Promise<Identity> | undefined
  return () => {
    asked ??= ask(client).catch((error) => {
      asked = undefined
      throw error
    })
    return asked
  }
}

async function ask(client: webApi.WebClient): Promise<Identity> {
  const { team_id, bot_id, user_id, url } = await client.auth.test()
  if (!team_id) throw new Error('Slack did not say which workspace this is.')
  return { teamId: team_id, botId: bot_id, botUserId: user_id, url }
}
