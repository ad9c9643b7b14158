/** Longest declaration that is looked for. */
const LONGEST = 200

/**
 * The encoding that an XML declaration names, lower case; null without one. For bytes of an encoding that holds ASCII
 * as ASCII: UTF-16 shows itself in other ways (XML 1.0 appendix F).
 */
export function declaredEncoding(head: Buffer): string | null {
  const text = head.toString('latin1', 0, LONGEST)
  const match = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(text)
  return match ? match[1].toLowerCase() : null
}
