/** What people say of a visit on its day: they are there, on their way, later or earlier, or nobody opens the door. */
export type OnTheDay = 'closed-door' | 'at-the-door' | 'here' | 'on-the-way' | 'other-minute'

const minutes =
  '(\\d{1,2}|een|ien|a|an|vijf|fiif|five|tien|tsien|ten|paar|pear|few|half|twintig|tweintich|twenty)?\\s?(min|minuten|minuutje?s?|minuut|minút(en)?|minutes?|mins?|kwartier(tje)?|kertier(ke)?|half ?uur(tje)?|uur(tje)?|healoere|oerke|oere|quarter( of an hour)?|half an hour|hour)'
const slightly =
  '(wat|iets|ietsje|ietsjes|een beetje|in bytsje|eefkes|even|in amerijke|a bit|a little|slightly)'

/** How people say it, in three languages at once; the first that fits counts. */
const ways: [OnTheDay, string[]][] = [
  [
    'closed-door',
    [
      '(niemand|nimmen|nobody|no one).{0,20}(open|iepen|thuis|thús|antwoordt|answer|home|reageert|reagearret)',
      '(open|iepen|thuis|thús).{0,12}(niemand|nimmen)',
      '(doet|doen|docht) .{0,6}(niet|net) (open|iepen)(?=.{0,12}(doar|deur)|[.!]?$)',
      '(does ?n.t|does not|is ?n.t|is not|are ?n.t|are not) (open(ing)? (the|her|his|their)? ?door|answer(ing)?)',
      '(geen|gjin|no) (gehoor|gehear|answer)',
      'wordt niet open|wurdt net iepen',
    ],
  ],
  [
    'at-the-door',
    [
      '(sta|staan|stean|steane|ben|bin|bel|skilje) (hier |hjir |nu |no |al |nou )*(beneden|ûnder|buiten|bûten|aan|oan|voor|foar|bij|by|op de stoep|op .e stoepe)( (de|het|je|jullie|uw|dyn|jim|jimme|it) (deur|doar|huis|hûs|poort|poarte|ingang|yngong))?[.!]*$',
      '(sta|stean|ben|bin) (hier |hjir |nu |no |al )*(aan|oan|voor|foar|bij|by) (de|je|jullie|uw|dyn|jimme) (voor|foar|achter|efter)?(deur|doar)',
      '(i.?m|i am|we.?re|we are|standing) (here )?(now )?(outside|downstairs|at (the|your) (front |back )?door|in front)',
    ],
  ],
  [
    'here',
    [
      '^(?:(?:hoi|hallo|hi|hey|hello|ja|ok|oké|prima|goeie)[,.! ]+)*(?:ik |wy |we )?(?:ben|bin|zijn|binne) (?:er|der|hier|hjir)(?: (?:al|nu|no|bijna|hast|zo|sa|over|oer|om|rond|tegen|tsjin)(?: .*)?)?[.!]*$',
      '^(?:(?:hi|hey|hello|ok)[,.! ]+)*(?:i.?m|i am|we.?re|we are) (?:here|there|almost there|nearly there)(?: (?:now|in|at|by)(?: .*)?)?[.!]*$',
    ],
  ],
  [
    'on-the-way',
    [
      'onderweg|ûnderweis|ûnderweg|on (my|our) way',
      'kom(en)? er ?(nu |zo )?aan|kom eraan|komme der oan|kom der oan',
      '(ben|bin) (zo|sa|bijna|hast) (bij|by) (je|u|dy|jo|jullie|jimme)',
      '(i.?ll|will) be (there|with you) (in|soon|at|by)|minutes? away',
    ],
  ],
  [
    'other-minute',
    [
      `(${minutes}|${slightly}) (later|letter|late|eerder|earder|earlier|te laat|te let)`,
      '(ben|bin|kom|zijn|binne|komme) (wat |iets |in bytsje |een beetje )?(te )?(laat|let)(?!\\p{L})',
      'running late|(i.?m|i.?ll be) (a bit |a little )?late(?!r than)|vertraging|fertraging|in de file|yn .e file|stuck in traffic|delayed',
    ],
  ],
]

const patterns = ways.map(
  ([what, texts]) => [what, new RegExp(`(?<!\\p{L})(${texts.join('|')})`, 'iu')] as const,
)

/** "Kan het een half uur later?" asks for another time. */
const asksForTime =
  /^(zou|kan|kun|kunnen|mag|kin|kinne|mei|can|could|would|may)(?!\p{L})|(?<!\p{L})(ook|ek) (later|letter|eerder|earder)/iu
const denies = /(?<!\p{L})(niet|net|not|never) (later|letter|laat|let|late|onderweg|ûnderweis)/iu
const mostLetters = 240

/** What is said of the day, in three languages at once; null where it is none of these. */
export function saidOnTheDay(text: string): OnTheDay | null {
  const said = text.normalize('NFC').trim()
  if (said.length > mostLetters || asksForTime.test(said) || denies.test(said)) return null
  return patterns.find(([, pattern]) => pattern.test(said))?.[0] ?? null
}
