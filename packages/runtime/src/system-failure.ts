import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'

/**
 * A failure of the operating system while something of ours was read or written, as an error that names the place and
 * the fix; null for any other failure.
 */
export function systemFailure(error: unknown): PlatformError | null {
  if (!(error instanceof Error)) return null
  const { code = '', path = '' } = error as NodeJS.ErrnoException
  const where = path === '' ? {} : { where: path }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new PlatformError('file.disk-full', { path }, { ...where, cause: error })
  }
  // A thread that does not even start names the code in its text only.
  const files = code === 'EMFILE' || code === 'ENFILE' || /\b(EMFILE|ENFILE)\b/.test(error.message)
  if (files) return new PlatformError('file.too-many-open', { path }, { ...where, cause: error })
  if (!UNWRITABLE.includes(code) || path === '') return null
  return new PlatformError('file.unwritable', { path, why: quoted(code) }, { ...where, cause: error })
}

/** Codes of open(2), write(2), mkdir(2) and rename(2) that mean the place, not a defect. */
const UNWRITABLE = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENAMETOOLONG', 'EEXIST', 'EIO', 'EFBIG']
