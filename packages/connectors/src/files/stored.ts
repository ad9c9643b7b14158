import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { LocalFile } from '../places/local/find.ts'
import { findFiles } from '../places/local/find.ts'
import { openPlainFile } from '../places/local/reader.ts'
import { listMembers } from './archive.ts'
import { detectCompression } from './compression.ts'
import type { Compression } from './format.ts'
import type { StoredFile } from './input.ts'

/** The files behind an address, archives opened, spreadsheets refused. */
export interface StoredFiles {
  readonly files: readonly StoredFile[]
  /** What the files lie in, for the fingerprint. */
  readonly local: readonly LocalFile[]
  /** The fragment, the archive's member taken off. */
  readonly fragment: string | null
}

/**
 * @param path as addressed; may be a pattern
 * @param fragment after `#`: a member, a records path, or both: `inner.json#data.items`
 * @param compression as said by the option; undefined: from the first bytes
 * @throws PlatformError as findFiles does; `file.empty`, `file.spreadsheet`, `file.corrupt`, `file.member-encrypted`
 */
export async function findStoredFiles(
  path: string,
  fragment: string | null,
  compression: Compression | 'none' | undefined,
  context: Context,
): Promise<StoredFiles> {
  const local = await findFiles(path, context)
  const filled = local.filter((file) => file.bytes > 0)
  if (filled.length === 0) throw new PlatformError('file.empty', { path }, { where: path })
  const files: StoredFile[] = []
  let rest = fragment
  for (const file of filled) {
    const head = readHead(file)
    if (isOldSpreadsheet(head)) throw new PlatformError('file.spreadsheet', { path: file.path, kind: 'xls' })
    const found = compression === 'none' ? null : (compression ?? detectCompression(head))
    if (found !== 'zip') {
      files.push({ file, compression: found, member: null, storedBytes: file.bytes })
      continue
    }
    const opened = await openArchive(file, fragment)
    files.push(...opened.files)
    rest = opened.fragment
  }
  return { files, local: filled, fragment: rest }
}

async function openArchive(file: LocalFile, fragment: string | null): Promise<StoredFiles> {
  const { path, absolute } = file
  const members = await listMembers(path, absolute)
  refuseSpreadsheet(path, members)
  const wanted = members.find((one) => fragment === one.name || fragment?.startsWith(`${one.name}#`))
  const chosen = wanted ? [wanted] : members.filter((one) => one.bytes > 0)
  if (chosen.length === 0) throw new PlatformError('file.empty', { path }, { where: path })
  for (const member of chosen) {
    if (member.encrypted) throw new PlatformError('file.member-encrypted', { path, member: member.name })
  }
  const rest = wanted ? (fragment ?? '').slice(wanted.name.length + 1) || null : fragment
  return {
    local: [file],
    fragment: rest,
    files: chosen.map((one) => ({
      file,
      compression: 'zip' as const,
      member: one.name,
      storedBytes: one.compressedBytes,
    })),
  }
}

/** Office Open XML and OpenDocument files are zip archives with fixed members. */
function refuseSpreadsheet(path: string, members: readonly { readonly name: string }[]): void {
  const has = (name: string) => members.some((one) => one.name === name)
  const kind =
    has('xl/workbook.xml') || has('xl/workbook.bin') ? 'xlsx' : has('mimetype') && has('content.xml') ? 'ods' : null
  if (kind) throw new PlatformError('file.spreadsheet', { path, kind }, { where: path })
}

/** The compound file of Excel 97 to 2003 ([MS-CFB] 2.2). */
function isOldSpreadsheet(head: Buffer): boolean {
  return head.length >= 8 && head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1'
}

function readHead(file: LocalFile): Buffer {
  const reader = openPlainFile(file.path, file.absolute, 0)
  const head = Buffer.alloc(16)
  const got = reader.read(head, 0, head.length)
  void reader.close()
  return head.subarray(0, got)
}
