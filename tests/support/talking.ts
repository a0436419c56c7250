import type { Facts, FlowEvent, Frame, MessageExtra } from '../../core/conversations/flow.ts'
import { categories, type Language, type Meaning } from '../../core/conversations/meaning.ts'
import { nothingOpen } from '../../core/conversations/open.store.ts'
import { type Deed, type Question, takeTurn } from '../../core/conversations/turn.ts'
import { keptOnDisk } from '../../core/kept-on-disk.ts'
import type { HelpRecord } from '../../core/people/help-record.ts'
import type { RideFacts } from '../../core/rides/look-up-rides.ts'
import type { RideQuote, RideWish } from '../../core/rides/ride-wish.ts'
import { Words } from '../../core/words.ts'
import { flows } from '../../flows/index.ts'
import { createUnderstanding } from '../../flows/understanding/understand.ts'

/** All words, and what understands them: the real ones. */
export const words = new Words('locales')
const understand = createUnderstanding('locales', [], keptOnDisk())

/** A Sunday morning in Bilgaard. */
const now = '2026-11-22T09:00:00Z'

/** Facts about somebody we do not know yet; a test names only what is different. */
export function facts(different: Partial<Facts> = {}): Facts {
  return {
    now,
    zone: 'Europe/Amsterdam',
    channel: 'sms',
    language: 'nl',
    person: { name: null, street: null, houseNumber: null, postcode: null, consented: false, phone: null },
    neighbourhood: {
      name: 'Bilgaard',
      categories: [...categories],
      deskPhone: '058-2000000',
      deskHours: null,
      deskOpensAt: null,
      pingsPerWeek: 5,
      rides: 'Max-mobiel',
      ridesElsewhere: null,
      areas: ['8925'],
      elsewhere: null,
    },
    ...nothingOpen,
    pairQuestions: [],
    askedAt: null,
    ...different,
  }
}

/** Somebody we know well. */
export const known: Facts['person'] = {
  name: 'Jan de Vries',
  street: 'Kerkstraat',
  houseNumber: '5',
  postcode: '8925 AB',
  consented: true,
  phone: '+31610000000',
}

/** Somebody who helps in the garden, whenever and wherever. */
export const gardener: NonNullable<Facts['volunteer']> = {
  status: 'approved',
  pausedUntil: null,
  categories: ['garden'],
  languages: ['nl'],
  availability: [],
  areas: [],
  pingsPerWeek: null,
  quietFrom: null,
  quietUntil: null,
  callFirst: false,
}

/** What somebody did who helped four times. */
export const someRecord: HelpRecord = {
  first: '2026-09-03',
  last: '2026-11-19',
  times: 4,
  minutes: 210,
  kinds: [
    { category: 'garden', times: 3, minutes: 180 },
    { category: 'pets', times: 1, minutes: 30 },
  ],
}

/** One talk with Foardoar, without a database: its flows are real, its deeds are written down. */
export class Talking {
  readonly deeds: Deed[] = []
  facts: Facts
  frames: Frame[] = []
  said = ''
  #question: Question | null = null

  constructor(different: Partial<Facts> = {}) {
    this.facts = facts(different)
  }

  get language(): Language {
    return this.facts.language
  }

  /** Says something, and returns what is answered, as it would be read; `meant` spells out what a test is sure of. */
  async says(text: string, meant: Partial<Meaning> = {}, extra: MessageExtra | null = null): Promise<string> {
    const choices = this.#question?.choices.map((choice) => ({
      value: choice.value,
      label: words.line(this.language, choice, null),
    }))
    const meaning = understand(text, {
      language: this.language,
      now: new Date(this.facts.now),
      zone: this.facts.zone,
      ...(this.#question && { expects: this.#question.expects, choices }),
    })
    const event = { type: 'messageArrived' as const, facts: this.facts, text, about: null, with: extra }
    return this.hears({ ...event, meaning: { ...meaning, ...meant } })
  }

  /** Presses the button with this value, under the question that stands open or under a ping. */
  async presses(value: string, about = 'q:1'): Promise<string> {
    const meaning = understand('', {
      language: this.language,
      now: new Date(this.facts.now),
      zone: this.facts.zone,
    })
    const answer = value === 'yes' || value === 'no' ? value : null
    const choice: Meaning = { ...meaning, act: 'other', choice: value, chosen: [value], answer }
    return this.hears({
      type: 'messageArrived',
      facts: this.facts,
      text: value,
      meaning: choice,
      about,
      with: null,
    })
  }

  /** Lets something happen to the talk. */
  async hears(event: FlowEvent): Promise<string> {
    const frames: Frame[] = JSON.parse(JSON.stringify(this.frames))
    const turn = await takeTurn(flows, frames, event, async (deed) => this.#carryOut(deed))
    this.frames = turn.frames
    this.#question = turn.frames.length === 0 ? null : (turn.question ?? this.#question)
    this.facts = { ...this.facts, askedAt: this.#question ? this.facts.now : null }
    const reader = { now: new Date(this.facts.now), zone: this.facts.zone }
    this.said = turn.lines.map((line) => words.line(this.language, line, reader)).join('\n')
    return this.said
  }

  /** The deeds of one kind, as they were asked for. */
  did<Do extends Deed['do']>(name: Do): Extract<Deed, { do: Do }>[] {
    return this.deeds.filter((deed): deed is Extract<Deed, { do: Do }> => deed.do === name)
  }

  #carryOut(deed: Deed): FlowEvent | null {
    this.deeds.push(deed)
    const { person } = this.facts
    if (deed.do === 'giveConsent') this.facts = { ...this.facts, person: { ...person, consented: true } }
    if (deed.do === 'rememberName') this.facts = { ...this.facts, person: { ...person, name: deed.name } }
    if (deed.do === 'setLanguage') this.facts = { ...this.facts, language: deed.language }
    const answer = this.#answerTo(deed)
    return answer && { ...answer, facts: this.facts }
  }

  #answerTo(deed: Deed): FlowEvent | null {
    const { facts } = this
    switch (deed.do) {
      case 'openRequest':
        return { type: 'requestOpened', facts, number: 217 }
      case 'cancelRequest':
        return { type: 'requestCancelled', facts, number: 217 }
      case 'applyAsVolunteer':
        return { type: 'applied', facts, again: false }
      case 'lookUpRides':
        return { type: 'ridesFound', facts, rides: ridesThere }
      case 'checkRide':
        return { type: 'rideFits', facts, quote: quoteFor(deed.wish), notYet: null }
      case 'bookRide':
        return { type: 'rideBooked', facts, number: 217 }
      case 'answerConsent':
        return { type: 'consentKept', facts, organisation: 'Amaryllis', phone: null, choices: [] }
      case 'declineOffer':
        return { type: 'offerDeclined', facts }
      case 'skipRides':
        return { type: 'ridesSkipped', facts, next: null }
      case 'handBack':
        return { type: 'handedBack', facts, number: 217 }
      case 'endArrangement':
        return { type: 'arrangementEnded', facts, ok: true }
      case 'proposeTime':
        return { type: 'timeProposed', facts, how: 'asked' }
      case 'answerProposal':
        return { type: 'proposalAnswered', facts, ok: true }
      case 'readRecord':
        return { type: 'recordRead', facts, record: someRecord }
      case 'acceptOffer':
        return {
          type: 'offerAccepted',
          facts,
          details: {
            number: 217,
            category: 'groceries',
            wantedAt: '2026-11-23@afternoon',
            words: 'Kan iemand boodschappen doen?',
            name: 'Jan de Vries',
            address: 'Kerkstraat 5',
            phone: '06-10000000',
            ride: null,
          },
          mayChoose: false,
        }
      default:
        return null
    }
  }
}

const ridesThere: RideFacts = {
  scheme: {
    waitMinutes: 30,
    mostPassengers: 2,
    from: '09:00',
    until: '17:00',
    notice: { key: 'rides.notice-day', slots: { time: '15:00' } },
  },
  places: [
    {
      name: 'Huisartsenpraktijk',
      street: 'Dorpsstraat',
      houseNumber: '10',
      postcode: '8925 EK',
      words: ['huisarts', 'dokter', 'doctor'],
    },
  ],
  mayRide: true,
  aid: null,
}

function quoteFor({ arriveAt, returnAt }: RideWish): RideQuote {
  return {
    pickupAt: arriveAt,
    arriveAt,
    returnAt,
    homeAt: returnAt,
    cents: 100,
    voluntary: false,
    about: false,
  }
}
