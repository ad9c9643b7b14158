import { PlatformError } from '@ai-etl/core/errors/error'

/** Pairs of name and base64 value, separated by commas (tus 1.0.0, header Upload-Metadata). */
export function readMetadata(header: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    header
      .split(',')
      .map((pair) => pair.trim().split(' '))
      .filter(([name]) => name !== '')
      .map(([name, value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]),
  )
}

/** A length that a header states, in bytes; null when it does not. @throws PlatformError `upload.protocol` */
export function readLength(header: string | undefined, name: string): number | null {
  if (header === undefined) return null
  if (!/^\d{1,15}$/.test(header)) throw new PlatformError('upload.protocol', { why: `${name}: ${header.slice(0, 30)}` })
  return Number(header)
}
