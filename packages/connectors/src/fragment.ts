/** A table's name as it stands behind the `#` of an address: what an address would read otherwise is percent-encoded. */
export function encodeFragment(name: string): string {
  return name.replace(/[%#\s]/g, (character) => encodeURIComponent(character))
}
