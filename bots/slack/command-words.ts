/** What can be asked with `/foardoar`. */
export const commandNames = [
  'open',
  'new',
  'volunteers',
  'sign-up',
  'letter',
  'standing',
  'who',
  'find',
  'report',
  'phone',
  'link',
  'unlink',
  'poster',
  'organisations',
  'answers',
  'household',
  'oncall',
  'ride',
  'rides',
  'calendars',
  'help',
] as const
export type CommandName = (typeof commandNames)[number]

/** What people at a desk type for it, in three languages at once. */
const typed: Record<CommandName, string[]> = {
  open: ['open', 'iepen'],
  new: ['new', 'nieuw', 'nij'],
  volunteers: ['volunteers', 'vrijwilligers', 'frijwilligers'],
  'sign-up': ['sign-up', 'signup', 'aanmelden', 'oanmelde'],
  letter: ['letter', 'brief'],
  standing: ['standing', 'vast', 'fêst', 'fest'],
  who: ['who', 'wie', 'wa'],
  find: ['find', 'zoek', 'sykje'],
  report: ['report', 'verslag', 'ferslach'],
  phone: ['phone', 'telefoon', 'telefoan', 'tillefoan'],
  link: ['link'],
  unlink: ['unlink'],
  poster: ['poster'],
  organisations: ['organisations', 'organisaties', 'organisaasjes'],
  household: ['household', 'huishouden', 'gezin', 'húshâlding', 'gesin'],
  answers: ['answers', 'antwoorden', 'antwurden'],
  oncall: ['oncall', 'wacht'],
  ride: ['ride', 'rit'],
  rides: ['rides', 'ritten'],
  calendars: ['calendars', 'agendas', "agenda's", 'aginda'],
  help: ['help'],
}

/** Which command a word means; whatever is not known gets the help. */
export function commandOf(word: string | undefined): CommandName {
  return commandNames.find((name) => typed[name].includes(word ?? '')) ?? 'help'
}
