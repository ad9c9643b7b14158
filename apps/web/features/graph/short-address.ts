/** The end of an address, where what it names stands. */
export function shortAddress(address: string): string {
  const end =
    /#(.+)$/.exec(address)?.[1] ??
    address
      .replace(/[?].*$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ??
    address
  const system = /^([a-z0-9]+):\/\//.exec(address)?.[1]
  return system === undefined ? end : `${system} · ${end}`
}
