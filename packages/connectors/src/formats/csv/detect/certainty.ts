/** Any text may be CSV; every other text format is surer of itself where it applies. */
const TEXT_CERTAINTY = 0.3
/** Control bytes that text files hardly have, in so many of a thousand bytes at most. */
const MAX_CONTROL_SHARE = 0.01

/** How sure the beginning of a file is of CSV: a little for any text, not at all for binary contents. */
export function detectCsv(head: Buffer): number {
  if (head.length === 0) return 0
  let control = 0
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]
    if (byte < 9 || (byte > 13 && byte < 28) || byte === 127) control++
  }
  return control > Math.max(16, head.length * MAX_CONTROL_SHARE) ? 0 : TEXT_CERTAINTY
}
