import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A user and group that a server runs as. */
export interface UserIds {
  readonly uid: number
  readonly gid: number
}

/**
 * Whom a server that refuses to run as root runs as: the owner of data that exist, else `postgres` or `nobody` of
 * this machine. Null when this process is not root: then the server runs as its user.
 */
export function unprivilegedUser(existingData: string): UserIds | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(existingData, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return namedUser('postgres') ?? namedUser('nobody') ?? { uid: 65_534, gid: 65_534 }
}

function namedUser(name: string): UserIds | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (line === undefined) return null
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** True when a user may enter a folder: it and each one above it let that user pass. */
export function canEnter(folder: string, user: UserIds): boolean {
  const { mode, uid, gid } = statSync(folder)
  const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  if ((mode & pass) === 0) return false
  const above = dirname(folder)
  return above === folder || canEnter(above, user)
}
