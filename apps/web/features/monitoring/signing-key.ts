const KEY_BYTES = 32

/** A new key that signs webhooks: 256 bits of the browser's own randomness, hexadecimal. */
export function newSigningKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
