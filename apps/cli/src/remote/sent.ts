/** A file of this machine that was sent to a server. */
export interface SentFile {
  /** As the user wrote it. */
  readonly typed: string
  readonly uploadId: string
  /** Its name at the server. */
  readonly fileName: string
  /** How documents name it there. */
  readonly address: string
}

/** A document of a server that calls files as the user did who sent them. */
export function calledAsTyped<T>(document: T, sent: readonly SentFile[]): T {
  // Each text stays a text, all else is as it was.
  return sent.length === 0 ? document : (renamed(document, sent) as T)
}

function renamed(value: unknown, sent: readonly SentFile[]): unknown {
  if (typeof value === 'string') return sent.reduce(renamedText, value)
  if (Array.isArray(value)) return value.map((each) => renamed(each, sent))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamed(each, sent)]))
}

function renamedText(text: string, { typed, fileName, address }: SentFile): string {
  if (text === fileName) return typed
  if (text.startsWith(`${fileName}#`)) return typed + text.slice(fileName.length)
  return text.replaceAll(address, typed).replaceAll(decodeURIComponent(address), typed)
}
