/**
 * The first key that an object within a JSON text has twice; null when there is none. jsonb would keep the last of them
 * only. Keys are the same when they are the same text, escapes resolved.
 * @param json valid JSON
 */
export function doubleKey(json: string): string | null {
  /** Keys of the open objects; null for open arrays. */
  const open: (Set<string> | null)[] = []
  let awaitsKey = false
  for (let at = 0; at < json.length; at++) {
    switch (json[at]) {
      case '{':
        open.push(new Set())
        awaitsKey = true
        break
      case '[':
        open.push(null)
        awaitsKey = false
        break
      case '}':
      case ']':
        open.pop()
        awaitsKey = false
        break
      case ',':
        awaitsKey = open.at(-1) instanceof Set
        break
      case '"': {
        const end = endOfString(json, at)
        const keys = open.at(-1)
        if (awaitsKey && keys) {
          const written = json.slice(at, end)
          const key = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1)
          if (keys.has(key)) return key
          keys.add(key)
          awaitsKey = false
        }
        at = end - 1
      }
    }
  }
  return null
}

/** The place after a string that begins at `start`. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === '\\') at++
    else if (json[at] === '"') return at + 1
  }
  return json.length
}
