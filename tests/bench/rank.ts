// node tests/bench/rank.ts: only the part of `npm run bench` that ranks volunteers, of as many as are given.
import { openGround } from './ground.ts'
import { reportRanking } from './ranking.ts'

const sizes = process.argv.slice(2).map(Number)
const ground = await openGround()
try {
  await reportRanking(ground, sizes.length > 0 ? sizes : undefined)
} finally {
  await ground.close()
}
