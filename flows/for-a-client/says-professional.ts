/** What professionals call themselves, in three languages at once. */
const roles = [
  '(?:wijk)?verpleegkundige|wijkzuster|huisarts|praktijkondersteuner|poh|doktersassistente?|fysiotherapeut|ergotherapeut',
  'maatschappelijk werk(?:st)?er|sociaal werk(?:st)?er|welzijnswerk(?:st)?er|ouderenadviseur|hulpverle(?:ne|en)ster|hulpverlener|zorgverlener',
  'casemanager|cli[eë]ntondersteuner|ambulant begeleider|begeleid(?:st)?er|wijkteam|thuiszorg|professional',
  '(?:wyk)?ferpleechkundige|wykferpleger|h[uú]sdokter|maatskiplik wurk(?:st)?er|sosjaal wurk(?:st)?er|helpferliener|begelieder|t[uú]ssoarch',
  '(?:district |community |practice )?nurse|gp|general practitioner|social worker|case manager|support worker|occupational therapist|physiotherapist|care worker',
].join('|')
const clients = 'cli[eë]nte?|pati[eë]nte?|kli[iï]nte?|pasj[iï]nte?|client|patient'
const atWork = '(?:ik ben|ik bin|i am|i.m|ik werk|ik wurkje|i work|hier|hjir|this is)'

const asProfessional = new RegExp(
  `\\b${atWork}\\b[^.!?]{0,40}?\\b(?:${roles})\\b[^.!?]{0,20}?\\b(?:bij|by|van|fan|at|for|from|with)\\s+(.{2,80})`,
  'iu',
)
const forSomebody = new RegExp(
  `\\b(?:voor|foar|for|namens|út namme fan|on behalf of)\\s+(?:een|mijn|onze|in|myn|ús|a|my|our|one of our|ien fan ús|een van onze)?\\s*(?:${clients})(?:en|s|n)?(?![\\p{L}])`,
  'iu',
)

const forAnother =
  /\b(?:voor|foar|for)\s+(?:een ander|iemand anders|in oar|immen oars|somebody else|someone else|another person)\b/iu

/** Whether somebody whom the desk knows as a professional asks for another. */
export function saysForAnother(text: string): boolean {
  return forSomebody.test(text) || forAnother.test(text)
}

/** Whether somebody asks for a client, or says for which organisation they work as a professional. */
export function saysProfessional(text: string): boolean {
  return forSomebody.test(text) || asProfessional.test(text)
}

/** The organisation that somebody says they work for: what stands behind "bij", up to where the sentence goes on. */
export function namedEmployer(text: string): string | null {
  const behind = asProfessional.exec(text)?.[1]
  const [name = ''] = (behind ?? '').split(/[,.;!?\n]|\s(?:voor|foar|for|en|and|met|mei|with|ik|i)\s/iu)
  return name.trim().length >= 2 ? name.trim().slice(0, 80).toWellFormed() : null
}

/** A professional who asks something for themselves this time. */
export function saysForMyself(text: string): boolean {
  return /^\W*(?:(?:dit is|it is|this is)\s+)?(?:voor|foar|for)\s+(?:mezelf|mijzelf|mysels|my sels|myself|mij|my|me)\b/iu.test(
    text,
  )
}
