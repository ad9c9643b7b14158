/** Characters (code points) of UTF-8 bytes: all bytes but those that continue one. */
export function countCharacters(bytes: Uint8Array, start: number, end: number): number {
  let characters = 0
  for (let i = start; i < end; i++) if ((bytes[i] & 0xc0) !== 0x80) characters++
  return characters
}
