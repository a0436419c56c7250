/** What somebody may want to change about how we treat them. */
export const wishes = ['language', 'pause', 'resume', 'what', 'when', 'leave', 'stop', 'forget'] as const
export type Wish = (typeof wishes)[number]

/** How people say it, in three languages at once; the first that fits counts. */
const ways: [Wish, RegExp][] = [
  [
    'forget',
    /vergeet me|wis (mijn|alles)|verwijder|gegevens|ferjit my|wiskje|gegevens|forget me|delete|erase|my data/iu,
  ],
  [
    'resume',
    /weer (mee)?(doen|helpen|beschikbaar)|wer (mei)?(dwaan|helpe|beskikber)|help again|available again|resume/iu,
  ],
  ['pause', /pauze|vakantie|even niet|skoft|fakânsje|fakansje|efkes net|pause|holiday|on leave|a break/iu],
  [
    'leave',
    /stop(pen)? als vrijwilliger|geen vrijwilliger|niet meer helpen|gjin frijwilliger|net mear helpe|stop (volunteering|helping)|no longer (help|volunteer)/iu,
  ],
  [
    'when',
    /welke (dagen|tijden)|andere (dagen|tijden)|beschikbaar|hokker dagen|oare dagen|beskikber|other (days|times)|availab/iu,
  ],
  ['what', /ander(e)? (klussen|hulp|soort)|oar(e)? (putsjes|help)|other (jobs|kinds)/iu],
  ['stop', /geen berichten|gjin berjochten|no (more )?messages/iu],
]

/** The wish in a text, if it is plain. */
export function wishIn(text: string): Wish | null {
  return ways.find(([, way]) => way.test(text.normalize('NFC')))?.[0] ?? null
}
