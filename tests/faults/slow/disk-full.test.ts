import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openFleet } from '../fleet.ts'
import { chatter } from '../load.ts'
import { expectSound } from '../oracle.ts'
import { pause } from '../program.ts'
import { openCluster } from './cluster.ts'

/** A small disk of its own; null where this user may not mount one. */
function smallDisk(): { folder: string; take: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-disk-'))
  chmodSync(folder, 0o755)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=140m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return null
  }
  return { folder, take: () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' }) }
}

const left = 64 * 1024

/** Takes all room on a disk but a little; somebody else may write at the same moment, and then it is measured again. */
function fill(folder: string, ballast: string): void {
  for (let tries = 0; tries < 20; tries++) {
    const { bavail, bsize } = statfsSync(folder)
    try {
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)))
      return
    } catch (error) {
      rmSync(ballast, { force: true })
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  throw new Error('The disk could not be filled.')
}

const disk = smallDisk()
const here = disk ? test : test.skip

here(
  'the disk is full: nothing is acknowledged that is not kept, and with room again all goes on [needs to mount a tmpfs]',
  async () => {
    if (!disk) return
    const { database } = await openCluster(disk.folder, [
      '-c',
      'min_wal_size=32MB',
      '-c',
      'max_wal_size=48MB',
      '-c',
      'wal_recycle=off',
    ])
    const fleet = await openFleet({ database })
    const ballast = join(disk.folder, 'ballast')
    try {
      const talk = chatter(fleet.street, 8, 0, fleet.gateway.acknowledged)
      await pause(2000)
      fill(disk.folder, ballast)
      const until = Date.now() + 40_000
      while (fleet.gateway.turnedAway === 0 && Date.now() < until) await pause(200)
      expect(fleet.gateway.turnedAway).toBeGreaterThan(0)
      expect(await fleet.replica().status('/healthz')).toBe(200)
      await pause(2000)
      rmSync(ballast)
      await fleet.replica().ready(60_000)
      await pause(1000)
      await talk.stop()
      await fleet.quiet(90_000)
      await expectSound('disk full', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent: 8 })
    } finally {
      await fleet.close().catch(() => {})
      disk.take()
      rmSync(disk.folder, { recursive: true, force: true })
    }
  },
  240_000,
)
