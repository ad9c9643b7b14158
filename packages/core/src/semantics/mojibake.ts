/** Characters of mojibake that must be seen: single ones occur in foreign names. */
const LEAST = 3

/**
 * Whether a text was decoded wrongly: UTF-8 read as a Western page (`ÐœÐ¾Ñ`), as cp1251 (`РњРѕСЃРє`), or bytes
 * that no encoding took (U+FFFD).
 */
export function isMojibake(bytes: Uint8Array, start: number, end: number): boolean {
  let western = 0
  let cyrillic = 0
  let run = 0
  for (let i = start; i + 1 < end; i++) {
    const byte = bytes[i]
    if (byte === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) return true
    // Ð or Ñ before a character of U+0080 to U+00BF, or of a Western page's upper half
    if (byte === 0xc3 && (bytes[i + 1] === 0x90 || bytes[i + 1] === 0x91) && isLeadOfUpper(bytes[i + 2])) western++
    if (byte === 0xd0 && (bytes[i + 1] === 0xa0 || bytes[i + 1] === 0xa1) && isOddAfterEr(bytes, i + 2, end)) {
      run++
      if (run > cyrillic) cyrillic = run
    } else if (byte < 0x80) run = 0
  }
  return western >= LEAST || cyrillic >= LEAST
}

function isLeadOfUpper(byte: number): boolean {
  return byte === 0xc2 || byte === 0xc5 || byte === 0xc6 || byte === 0xcb || byte === 0xe2
}

/** What cp1251 shows for bytes 0x80 to 0xBF: letters of other Cyrillic alphabets, punctuation, signs. */
function isOddAfterEr(bytes: Uint8Array, i: number, end: number): boolean {
  if (i >= end) return false
  const byte = bytes[i]
  if (byte === 0xc2 || byte === 0xe2) return true
  if (byte === 0xd0) return bytes[i + 1] < 0x90
  return byte === 0xd1 ? bytes[i + 1] >= 0x90 : byte === 0xd2
}
