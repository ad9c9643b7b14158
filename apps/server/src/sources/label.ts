import type { ReadableSource } from './source.ts'

/** An answer that calls a source by its label wherever it names the address: where an upload lies is nobody's concern. */
export function calledByLabel<T>(answer: T, { address, label }: ReadableSource): T {
  if (label === null) return answer
  const inside = (text: string) => JSON.stringify(text).slice(1, -1)
  // The same value but for texts within it.
  return JSON.parse(JSON.stringify(answer).replaceAll(inside(address), inside(label))) as T
}

/** Folders that an upload lies in, of a project and of its own; and that of the files that a project writes. */
const OWN_FOLDERS =
  /[^\s"'«“(]*\/uploads\/[0-9a-f-]{36}\/[0-9a-f-]{36}\/|\$\{AI_ETL_UPLOADS\}\/[0-9a-f-]{36}\/|[^\s"'«“(]*\/projects\/[0-9a-f-]{36}\/files\/|\$\{AI_ETL_FILES\}\//g

/** A text in which uploads and files of the project are called by their names alone. */
export function withoutUploadFolders(text: string): string {
  return text.replaceAll(OWN_FOLDERS, '')
}
