/** What somebody may want to change about how we treat them. */
export const wishes = [
  'language',
  'show',
  'pause',
  'resume',
  'what',
  'when',
  'where',
  'spoken',
  'often',
  'reach',
  'phones',
  'here',
  'leave',
  'stop',
  'forget',
] as const
/** One thing that somebody may want to change. */
export type Wish = (typeof wishes)[number]

/** How people say it, in three languages at once; the first that fits counts. */
const ways: [Wish, RegExp][] = [
  [
    'show',
    /(laat|toon|bekijk|wat zijn|lit|wat binne|show|see|what are).*(instellingen|ynstellings|settings)|wat (weten|bewaren) jullie (van|over) (mij|me)|wat witte jimme fan my|what do you (know|keep) (of|about) me/iu,
  ],
  [
    'forget',
    /vergeet me|vergeet mij|wis (mijn|alles)|verwijder|gegevens wissen|ferjit my|wiskje|forget me|delete|erase|my data/iu,
  ],
  [
    'resume',
    /weer (mee)?(doen|helpen|beschikbaar|terug)|terug van (vakantie|weggeweest)|wer (mei)?(dwaan|helpe|beskikber|werom)|werom fan fakânsje|help again|available again|back from holiday|resume/iu,
  ],
  [
    'pause',
    /pauze|vakantie|even niet|even geen klus|tijdje niet|skoft|fakânsje|fakansje|efkes net|in setsje net|pause|holiday|on leave|a break|away (until|till)/iu,
  ],
  [
    'leave',
    /stop(pen)? (als|met) (vrijwillig|helpen)|geen vrijwilliger|niet meer helpen|gjin frijwilliger|net mear helpe|ophâlde (as|mei) (frijwillig|helpen)|stop (volunteering|helping)|no longer (help|volunteer)/iu,
  ],
  [
    'often',
    /(hooguit|maximaal|hoogstens|niet (meer|vaker) dan|heechút|maksimaal|net (mear|faker) as|at most|no more than|not more than)\D{0,12}(\d+|een|één|twee|drie|vier|vijf|ien|twa|trije|fjouwer|fiif|one|two|three|four|five|once|twice)\b.*(week|wike)|te veel (vragen|berichten)|te vaak|tefolle fragen|te faak|too (many|often)|hoe vaak|hoe faak|how often/iu,
  ],
  [
    'reach',
    /bel me|bellen jullie|liever bellen|belje my|skilje my|leaver skilje|call me|rather be called|niet (na|voor) \d|net (nei|foar) \d|(not|nothing) (after|before) \d|stuur me liever|hoe jullie me bereiken|hoe bereiken jullie|how you reach me|hoe en wanneer niet|hoe en wannear net|how,? and when not/iu,
  ],
  [
    'here',
    /berichten (voortaan |liever )?(hier|op dit nummer|naar dit nummer)|berjochten (foartaan |leaver )?(hjir|op dit)|messages (here|to this (phone|number))/iu,
  ],
  ['phones', /(mijn|myn|my) (telefoon|tillefoan|telefoan|phone)s?$/iu],
  [
    'where',
    /alleen in (\d{4}|mijn (buurt|straat|wijk))|allinnich yn (\d{4}|myn)|only in (\d{4}|my (street|area))|(welke|andere|hokker|oare|which|other) (buurt|postcode|plak|buert|area|postcode)/iu,
  ],
  [
    'spoken',
    /(ik spreek|ik praat|ik sprek|i (also )?speak) .*(nederlands|fries|frysk|engels|ingelsk|nederlânsk|dutch|frisian|english)|mijn talen|myn talen|my languages/iu,
  ],
  [
    'when',
    /welke (dagen|tijden)|andere (dagen|tijden)|beschikbaar|voortaan|ik kan (nu |alleen |altijd |niet meer )*(op |elke |doordeweeks|overdag|in het weekend)|hokker (dagen|tiden)|oare (dagen|tiden)|beskikber|fan no ôf|ik kin (no |allinnich |altyd |net mear )*(op |elke |troch de wike|oerdei|yn it wykein)|i can (now |only |always |no longer )*(on |every |do weekdays|help on)|other (days|times)|availab|from now on/iu,
  ],
  [
    'what',
    /ander(e)? (klussen|hulp|soort)|oar(e)? (putsjes|help)|other (jobs|kinds)|ik wil (ook|geen|niet meer) .*(doen|helpen)|ik wol (ek|gjin|net mear) .*(dwaan|helpe)|i (also|no longer) want to (do|help)/iu,
  ],
  ['stop', /geen berichten|gjin berjochten|no (more )?messages/iu],
]

/** The wish in a text, if it is plain. */
export function wishIn(text: string): Wish | null {
  return ways.find(([, way]) => way.test(text.normalize('NFC')))?.[0] ?? null
}

/** What the menu calls them; not "waar", since whoever says only that asks where to go. */
const names =
  /^\W*(hoe vaak|hoe faak|how often|(mijn|myn) talen|my languages|andere tijden|oare tiden|other times|andere hulp|oare help|other kinds of help|hoe en wanneer niet|hoe en wannear net|how,? and when not)[\s.!]*$/iu

/** Whether a text is nothing but the name that something to change has in the menu. */
export function isNameOfWish(text: string): boolean {
  return names.test(text.normalize('NFC'))
}
