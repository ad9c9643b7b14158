/** Tests of a value's bytes, UTF-8 in [start, end). They allocate nothing: high columns have many values. */

/** Spaces around, two in a row, a tab or line break at an end, or a no-break space (U+00A0, U+202F). */
export function isStraySpaced(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return false
  if (isBlank(bytes[start]) || isBlank(bytes[end - 1])) return true
  for (let i = start; i < end - 1; i++) {
    if (bytes[i] === 0x20 && bytes[i + 1] === 0x20) return true
    if (bytes[i] === 0xc2 && bytes[i + 1] === 0xa0) return true
    if (bytes[i] === 0xe2 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0xaf) return true
  }
  return false
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

/** Latin letters that look like Cyrillic ones: `ABCEHKMOPTXacekmopxy`. */
const LOOKS_CYRILLIC = new Uint8Array(128)
for (const letter of 'ABCEHKMOPTXYaceopxy') LOOKS_CYRILLIC[letter.charCodeAt(0)] = 1

/**
 * A word (run of letters) of Cyrillic letters with Latin ones in it, all of which look Cyrillic; or of Latin letters
 * with Cyrillic look-alikes. Words such as `3D-модель` or `USB-порт` have a sign between and are two.
 */
export function hasLookAlike(bytes: Uint8Array, start: number, end: number): boolean {
  let latin = 0
  let cyrillic = 0
  let alike = 0
  for (let i = start; i <= end; i++) {
    const byte = i < end ? bytes[i] : 0
    if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) {
      latin++
      alike += LOOKS_CYRILLIC[byte]
    } else if (byte === 0xd0 || byte === 0xd1) {
      cyrillic++
      i++
    } else {
      if (latin > 0 && cyrillic > 0 && (alike === latin || latin > cyrillic)) return true
      latin = 0
      cyrillic = 0
      alike = 0
    }
  }
  return false
}

/** The replacement character U+FFFD, which decoders write for bytes that they could not read. */
export function isBrokenEncoding(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end - 2; i++) {
    if (bytes[i] === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) return true
  }
  return false
}
