import { optionCalled } from './desk-forms.ts'
import { press, settled } from './talks.ts'
import { type Shown, type World, wordsIn } from './world.ts'

/** The organisation of the example directory that the stories refer to. */
export const wijkteam = 'Sociaal wijkteam Noord'

const sjoukje = 'U0DESKSJOUK'

/** The list of organisations, as the desk is shown it. */
export function listOfOrganisations(world: World): Promise<Shown> {
  return world.answerTo('/foardoar organisations', sjoukje)
}

/** The desk changes an organisation of its list. */
export async function keepsOrganisation(
  world: World,
  name: string,
  values: Record<string, string>,
): Promise<void> {
  const list = await listOfOrganisations(world)
  const entries = list.blocks as { text?: { text: string }; accessory?: { value: string } }[]
  const value = entries.find(({ text }) => text?.text.includes(name))?.accessory?.value
  if (!value) throw new Error(`${name} is not in the list of organisations.`)
  await world.desk.press(list.ts, 'organisation.edit', { value })
  await world.desk.submit(values)
  await settled(world)
}

/** The desk asks the social team to do it: if the resident agrees, unless the form says otherwise. */
export async function refers(
  world: World,
  number: number,
  values: Record<string, string> = {},
): Promise<void> {
  await press(world, number, 'request.refer')
  await world.desk.submit({ organisation: optionCalled(world, 'organisation', wijkteam), ...values })
  await settled(world)
}

/** The card of the follow-up, once it asks. */
export function followUp(world: World, number: number) {
  return world.street.until(
    () =>
      world.desk
        .cards()
        .findLast(
          (card) => wordsIn(card).includes('Was it taken up?') && wordsIn(card).includes(`#${number} `),
        ),
    { awaited: `the card that asks what came of #${number}` },
  )
}
