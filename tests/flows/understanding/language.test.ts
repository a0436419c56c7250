import { expect, test } from '@jest/globals'
import { reading } from './reading.ts'

test.each([
  'Ik hew fannemorren wacht, mar der is niemand kommen',
  'soa gaat ut al weken, en dat fien ik niet mooi',
  'must oek es bij ons komme juh',
  "kin d'r een met my na de kapper, ik bin slecht ter been",
  'hij het niks meer an dy ouwe stoel',
  'ons bure binne fut en de katte mut te eten hewwe',
])('%s is town Dutch, answered in Dutch', (text) => {
  expect(reading(text).language).toBe('nl')
})

test.each([
  "Ik ha fan 'e moarn wachte, mar der is nimmen kommen",
  'sa giet it al wiken, en dat fyn ik net moai',
  'kin der ien mei my nei de kapper, ik bin min te foet',
  'hy hat neat mear oan dy âlde stoel',
  'ús buorlju binne fuort en de katten moatte te iten ha',
  'kinne jim my helpe mei de tun',
  'us mem is siik, wa kin boadskippen helje',
])('%s is Frisian', (text) => {
  expect(reading(text).language).toBe('fy')
})
