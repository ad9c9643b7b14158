/** Every text anywhere within a value of JSON. */
export function textsWithin(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) textsWithin(part, found)
  return found
}
