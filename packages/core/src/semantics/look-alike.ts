/** Latin letters that look like Cyrillic ones. */
const LATIN = new Uint8Array(256)
for (const letter of 'aceopxyABCEHKMOPTXk') LATIN[letter.charCodeAt(0)] = 1
/** Cyrillic letters that look like Latin ones, by their code point less U+0400. */
const CYRILLIC = new Uint8Array(256)
for (const letter of 'асеорхуАВСЕНКМОРТХк') CYRILLIC[letter.charCodeAt(0) - 0x400] = 1

/**
 * Whether a word mixes Latin and Cyrillic letters so that one alphabet's are all look-alikes: `Мoсква` with a Latin o.
 * Words such as `WiFi-роутер` do not: a hyphen parts words.
 */
export function hasLookAlike(bytes: Uint8Array, start: number, end: number): boolean {
  let latin = 0
  let latinAlike = 0
  let cyrillic = 0
  let cyrillicAlike = 0
  for (let i = start; i <= end; i++) {
    const byte = i < end ? bytes[i] : 32
    if (((byte | 32) - 97) >>> 0 <= 25) {
      latin++
      latinAlike += LATIN[byte]
    } else if ((byte === 0xd0 || byte === 0xd1) && i + 1 < end) {
      i++
      cyrillic++
      cyrillicAlike += CYRILLIC[((byte & 0x1f) << 6) + (bytes[i] & 0x3f) - 0x400]
    } else if ((byte - 48) >>> 0 > 9) {
      if (latin > 0 && cyrillic > 0 && latin + cyrillic > 2 && isFake(latin, latinAlike, cyrillic, cyrillicAlike))
        return true
      latin = latinAlike = cyrillic = cyrillicAlike = 0
    }
  }
  return false
}

/** The rarer alphabet's letters are all look-alikes. */
function isFake(latin: number, latinAlike: number, cyrillic: number, cyrillicAlike: number): boolean {
  return latin <= cyrillic ? latin === latinAlike : cyrillic === cyrillicAlike
}
