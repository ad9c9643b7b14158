import type { Profile } from '@ai-etl/core/documents/profile'
import type { Language } from '@ai-etl/core/messages/language'
import { readingTexts } from '@ai-etl/core/messages/web/profile'
import { textsIn } from '#lib/texts.ts'

/** Formats of files; tables of systems have no way of being read that a person would doubt. */
const FILES: Readonly<Record<string, string>> = { csv: 'CSV', json: 'JSON', xml: 'XML', parquet: 'Parquet' }

/** How a file was read, fact by fact: its format, encoding, delimiter, what was skipped; empty for what is no file. */
export function readingOf({ format }: Pick<Profile, 'format'>, lang: Language): readonly string[] {
  const t = textsIn(readingTexts, lang)
  const { name, encoding, delimiter, compression, skip, header, records, otherMembers } = format
  if (!(name in FILES)) return []
  const skipped = typeof skip === 'number' ? skip : 0
  return [
    FILES[name],
    ...(typeof encoding === 'string' ? [t.encoding({ name: encoding })] : []),
    ...(typeof compression === 'string' && compression !== 'none' ? [t.compression({ name: compression })] : []),
    ...(typeof delimiter === 'string' ? [t.delimiter({ character: delimiter })] : []),
    ...(skipped > 0 ? [t.skipped({ n: skipped })] : []),
    ...(header === true ? [t.header({ line: skipped + 1 })] : header === false ? [t.noHeader()] : []),
    ...(typeof records === 'string' && records !== '' ? [t.records({ path: records })] : []),
    ...(typeof otherMembers === 'string' && otherMembers !== '' ? [t.otherMembers({ path: otherMembers })] : []),
  ]
}
