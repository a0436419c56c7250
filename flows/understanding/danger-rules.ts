/** Concepts that together mean danger: one of each group in `all`, and none of `unless`. */
export interface DangerRule {
  name: string
  number: 112 | 113
  all: string[][]
  unless?: string[]
}

const over = ['long-ago', 'recovered', 'idiom', 'thing', 'topic']
const notNow = ['long-ago', 'recovered', 'idiom', 'topic']

/** Rules that stop everything; 112 comes before 113. */
export const certainRules: DangerRule[] = [
  { name: 'call for 112', number: 112, all: [['call-ambulance']], unless: ['long-ago', 'idiom'] },
  {
    name: 'fallen and cannot get up',
    number: 112,
    all: [['fell', 'on-the-floor'], ['cannot-get-up']],
    unless: ['long-ago', 'recovered', 'idiom', 'thing'],
  },
  {
    name: 'fallen and hurt',
    number: 112,
    all: [['fell'], ['bad-hurt', 'unresponsive', 'blood']],
    unless: [...over, 'little'],
  },
  {
    name: 'lying on the floor',
    number: 112,
    all: [['person', 'self'], ['on-the-floor'], ['unresponsive', 'cannot-get-up', 'strange', 'bad-hurt']],
    unless: ['idiom', 'long-ago'],
  },
  { name: 'not responding', number: 112, all: [['unresponsive']], unless: [...over, 'message', 'not-live'] },
  { name: 'not breathing', number: 112, all: [['no-breath']], unless: notNow },
  { name: 'choking', number: 112, all: [['choking']], unless: notNow },
  { name: 'heart', number: 112, all: [['heart-attack']], unless: [...notNow, 'course'] },
  { name: 'chest', number: 112, all: [['chest'], ['pain', 'pressure']], unless: [...notNow, 'thing'] },
  { name: 'arm', number: 112, all: [['radiating'], ['pain', 'pressure', 'chest', 'sweat']], unless: notNow },
  { name: 'stroke', number: 112, all: [['stroke']], unless: [...notNow, 'course'] },
  {
    name: 'face or speech',
    number: 112,
    all: [
      ['face', 'speech', 'half-body'],
      ['crooked', 'numb', 'slurred'],
    ],
    unless: [...notNow, 'painting'],
  },
  {
    name: 'bleeding',
    number: 112,
    all: [['blood'], ['heavy', 'cannot-stop', 'deep']],
    unless: [...notNow, 'little', 'blood-test'],
  },
  {
    name: 'blue or grey',
    number: 112,
    all: [['person', 'self'], ['blue-grey']],
    unless: [...notNow, 'painting'],
  },
  { name: 'seizure', number: 112, all: [['seizure']], unless: notNow },
  {
    name: 'fire',
    number: 112,
    all: [['fire'], ['building', 'big-fire', 'person']],
    unless: ['fire-pit', 'idiom', 'long-ago', 'device-beep', 'course', 'topic', 'fire-figurative'],
  },
  {
    name: 'flames',
    number: 112,
    all: [['flames']],
    unless: ['fire-pit', 'idiom', 'long-ago', 'fire-figurative'],
  },
  {
    name: 'smoke in the building',
    number: 112,
    all: [['smoke'], ['building', 'big-smoke']],
    unless: ['fire-pit', 'device-beep', 'smoker', 'idiom', 'long-ago', 'topic'],
  },
  { name: 'gas', number: 112, all: [['gas-smell']], unless: ['long-ago', 'fire-pit'] },
  {
    name: 'monoxide',
    number: 112,
    all: [['monoxide'], ['going-off', 'unwell']],
    unless: ['long-ago', 'device-beep'],
  },
  {
    name: 'in the water',
    number: 112,
    all: [['person', 'child'], ['into-water']],
    unless: ['long-ago', 'recovered', 'swimming'],
  },
  { name: 'break-in', number: 112, all: [['break-in']], unless: ['long-ago', 'topic', 'idiom'] },
  {
    name: 'violence',
    number: 112,
    all: [['attacker', 'fear'], ['hits']],
    unless: ['long-ago', 'idiom', 'thing', 'sport'],
  },
  {
    name: 'throat',
    number: 112,
    all: [['attacker', 'fear'], ['throat']],
    unless: ['long-ago', 'idiom', 'cold'],
  },
  {
    name: 'weapon',
    number: 112,
    all: [['attacker', 'threatens'], ['weapon']],
    unless: ['long-ago', 'idiom'],
  },
  {
    name: 'threat',
    number: 112,
    all: [['threatens'], ['attacker', 'me']],
    unless: ['long-ago', 'idiom', 'letter'],
  },
  { name: 'killing', number: 112, all: [['attacker'], ['kills-me']], unless: ['idiom', 'long-ago'] },
  { name: 'overdose', number: 112, all: [['took'], ['pills'], ['too-many']], unless: ['long-ago', 'idiom'] },
  { name: 'overdose said', number: 112, all: [['overdose']], unless: ['long-ago', 'topic', 'course'] },
  { name: 'poison', number: 112, all: [['took'], ['poison']], unless: ['long-ago'] },
  { name: 'self-harm going on', number: 112, all: [['harming-now']], unless: ['long-ago', 'idiom'] },
  { name: 'unconscious', number: 112, all: [['unconscious']], unless: notNow },
  { name: 'hit by a car', number: 112, all: [['accident']], unless: [...notNow, 'little'] },
  { name: 'electric shock', number: 112, all: [['electrocuted']], unless: notNow },
  {
    name: 'burnt',
    number: 112,
    all: [['burnt'], ['heavy', 'child', 'bad-hurt']],
    unless: [...notNow, 'thing', 'little'],
  },
  {
    name: 'allergic',
    number: 112,
    all: [['allergic'], ['swelling', 'no-breath', 'short-breath']],
    unless: notNow,
  },
  { name: 'birth', number: 112, all: [['birth-now']], unless: notNow },
  {
    name: 'low sugar',
    number: 112,
    all: [['low-sugar'], ['unwell', 'strange', 'unresponsive']],
    unless: notNow,
  },
  { name: 'not wanting to live', number: 113, all: [['not-live']], unless: ['idiom', 'long-ago'] },
  { name: 'wanting to die', number: 113, all: [['want-die']], unless: ['idiom', 'thing', 'pet'] },
  { name: 'suicide', number: 113, all: [['suicide']], unless: ['idiom', 'course', 'long-ago', 'painting'] },
  { name: 'ending it', number: 113, all: [['end-it']], unless: ['idiom', 'job-end'] },
  { name: 'hurting oneself', number: 113, all: [['self-hurt']], unless: ['idiom', 'long-ago'] },
  { name: 'better off without me', number: 113, all: [['without-me']], unless: ['idiom', 'cannot-come'] },
  { name: 'no reason to live', number: 113, all: [['no-reason']], unless: ['idiom'] },
  { name: 'method', number: 113, all: [['method']], unless: ['idiom'] },
  {
    name: 'tired of life and more',
    number: 113,
    all: [['tired-of-life'], ['dark', 'burden', 'no-need']],
    unless: ['idiom'],
  },
  {
    name: 'nothing is needed any more',
    number: 113,
    all: [['no-need'], ['everything']],
    unless: ['idiom', 'thing'],
  },
  {
    name: 'goodbye',
    number: 113,
    all: [['goodbye'], ['burden', 'dark', 'tired-of-life']],
    unless: ['idiom'],
  },
]

/** Rules that add one safety line and go on. */
export const possibleRules: DangerRule[] = [
  {
    name: 'fell',
    number: 112,
    all: [['fell'], ['person', 'self', 'child', 'hurt', 'help-now']],
    unless: [...over, 'little', 'falls-often', 'thing'],
  },
  {
    name: 'cannot get up',
    number: 112,
    all: [['cannot-get-up']],
    unless: [...over, 'care-help', 'can-normally'],
  },
  {
    name: 'on the floor',
    number: 112,
    all: [['on-the-floor'], ['person', 'self']],
    unless: [...over, 'thing'],
  },
  { name: 'chest', number: 112, all: [['chest'], ['unwell', 'strange', 'short-breath']], unless: notNow },
  { name: 'short of breath', number: 112, all: [['short-breath']], unless: [...notNow, 'stuffy'] },
  {
    name: 'unwell all of a sudden',
    number: 112,
    all: [['unwell'], ['sudden', 'heavy', 'sweat', 'help-now', 'strange']],
    unless: notNow,
  },
  {
    name: 'acting strangely',
    number: 112,
    all: [['person'], ['strange'], ['sudden', 'speech', 'unwell']],
    unless: notNow,
  },
  { name: 'speech', number: 112, all: [['speech'], ['strange', 'sudden']], unless: notNow },
  {
    name: 'numb',
    number: 112,
    all: [
      ['half-body', 'radiating'],
      ['strange', 'sudden', 'unwell', 'pain'],
    ],
    unless: notNow,
  },
  { name: 'sweat and pale', number: 112, all: [['sweat']], unless: notNow },
  {
    name: 'blood',
    number: 112,
    all: [['blood'], ['person', 'head', 'bad-hurt', 'help-now', 'mouth']],
    unless: [...notNow, 'little', 'blood-test'],
  },
  {
    name: 'fire',
    number: 112,
    all: [['fire']],
    unless: ['fire-pit', 'idiom', 'long-ago', 'device-beep', 'course', 'topic', 'fire-figurative', 'thing'],
  },
  {
    name: 'smoke',
    number: 112,
    all: [['smoke']],
    unless: ['fire-pit', 'device-beep', 'smoker', 'idiom', 'long-ago'],
  },
  { name: 'monoxide', number: 112, all: [['monoxide']], unless: ['device-beep', 'long-ago', 'install'] },
  {
    name: 'fear of somebody',
    number: 112,
    all: [['fear'], ['attacker']],
    unless: ['long-ago', 'pet', 'thing'],
  },
  {
    name: 'violence',
    number: 112,
    all: [['hits'], ['me', 'child', 'person']],
    unless: ['long-ago', 'idiom', 'thing', 'sport'],
  },
  {
    name: 'somebody at the door',
    number: 112,
    all: [['at-the-door'], ['fear', 'hits', 'threatens', 'weapon']],
    unless: ['long-ago'],
  },
  { name: 'threat', number: 112, all: [['threatens']], unless: ['long-ago', 'idiom', 'letter'] },
  {
    name: 'weapon',
    number: 112,
    all: [['weapon'], ['fear', 'at-the-door', 'threatens']],
    unless: ['long-ago'],
  },
  {
    name: 'gas',
    number: 112,
    all: [['gas-word'], ['unwell', 'strange', 'smell']],
    unless: ['long-ago', 'fire-pit', 'letter'],
  },
  {
    name: 'noises of a burglar',
    number: 112,
    all: [['burglar-noise'], ['fear', 'at-the-door', 'help-now']],
    unless: ['long-ago'],
  },
  { name: 'pills', number: 112, all: [['pills'], ['too-many']], unless: ['long-ago', 'errand'] },
  {
    name: 'neighbour not seen',
    number: 112,
    all: [['not-seen'], ['no-answer-door']],
    unless: ['idiom', 'message'],
  },
  {
    name: 'lost',
    number: 112,
    all: [['missing'], ['person', 'child']],
    unless: ['long-ago', 'pet', 'thing'],
  },
  {
    name: 'child in danger',
    number: 112,
    all: [['child'], ['poison', 'no-breath', 'into-water']],
    unless: ['long-ago'],
  },
  { name: 'heavy pain', number: 112, all: [['pain'], ['unbearable']], unless: [...notNow, 'toothache'] },
  { name: 'tired of life', number: 113, all: [['tired-of-life']], unless: ['idiom'] },
  { name: 'no way out', number: 113, all: [['dark']], unless: ['idiom', 'little'] },
  { name: 'a burden', number: 113, all: [['burden']], unless: ['idiom', 'thing'] },
  { name: 'goodbye', number: 113, all: [['goodbye']], unless: ['idiom', 'moving'] },
  {
    name: 'death wish',
    number: 113,
    all: [['dead-word'], ['me-wants']],
    unless: ['idiom', 'thing', 'pet', 'plant'],
  },
]
