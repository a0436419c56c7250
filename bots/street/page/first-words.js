const resident = {
  nl: ['Hoi, kan iemand morgen boodschappen voor me doen?', 'Ik wil graag een praatje'],
  fy: ['Goeie, kin ien my moarn helpe mei de boadskippen?', 'Kin ien myn hage meane?'],
  en: ['Hi, could somebody do my groceries tomorrow?', 'I need a ride to the doctor'],
}
const volunteer = {
  nl: ['Ik wil wel helpen', 'JA'],
  fy: ['Ik wol wol helpe', 'JA'],
  en: ['I would like to help', 'OK'],
}

/** Something to begin with, in this person's language. */
export function firstWords({ role, language }) {
  const words = role === 'volunteer' ? volunteer : resident
  return words[language] ?? words.nl
}

/** The name of a language. */
export const languageNames = { nl: 'Dutch', fy: 'Frisian', en: 'English' }
