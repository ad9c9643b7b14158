import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { METADATA_DATABASE } from '@ai-etl/core/address/platform-names'

/** The one role that may enter the platform's own database of a cluster. */
export const METADATA_ROLE = 'etl_metadata'

/**
 * Password of the metadata role: 32 random bytes in hexadecimal, made once for the folder of the cluster and kept in
 * it, readable by its owner only. Not part of the endpoint that connectors are given.
 */
export async function metadataPassword(folder: string): Promise<string> {
  const file = join(folder, 'metadata-secret')
  // 'wx': of two that make it at once, one wins and both read the winner's.
  await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch(() => undefined)
  return (await readFile(file, 'utf8')).trim()
}

/**
 * Makes the role and the database, for single-user mode, a statement a line. May run again: what exists already is
 * left (`already exists` is no failure). The password is hexadecimal digits: nothing to escape.
 */
export const metadataStatements = (password: string) =>
  [
    `CREATE ROLE ${METADATA_ROLE}`,
    `ALTER ROLE ${METADATA_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '${password}'`,
    `CREATE DATABASE ${METADATA_DATABASE} OWNER ${METADATA_ROLE}`,
    `REVOKE ALL ON DATABASE ${METADATA_DATABASE} FROM PUBLIC`,
    '',
  ].join('\n')
