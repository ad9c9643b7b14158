/**
 * A pattern of RE2 for engines with other flavours: classes that RE2 reads as ASCII are written out, the dot leaves out
 * line ends, flags in front are taken off.
 */
export interface RegularExpression {
  readonly pattern: string
  /** `(?i)` in front. */
  readonly ignoreCase: boolean
  /** Groups that capture. */
  readonly groups: number
  /** Has alternatives, or repeats that take as little as they can: engines choose among matches by other rules. */
  readonly choosing: boolean
}

export interface Flavour {
  readonly wordBoundary: string
  readonly noWordBoundary: string
  /** How a code point is written: `\u00A0`, `\x{A0}`. */
  readonly codePoint: (hex: string) => string
  /** The very end, where `$` would also stand before a last line end. */
  readonly end?: string
}

const CLASSES: Readonly<Record<string, string | undefined>> = {
  d: '0-9',
  w: '0-9A-Za-z_',
  s: ' \\t\\n\\f\\r',
}

/** Reads a pattern; undefined where it has something that has no counterpart: Unicode classes, flags inside, names. */
export function translatePattern(re2: string, flavour: Flavour): RegularExpression | undefined {
  const flags = /^\(\?([a-zU]*)\)/.exec(re2)
  if (flags && /[^i]/.test(flags[1])) return undefined
  const source = flags ? re2.slice(flags[0].length) : re2
  let [pattern, groups, choosing, bracket] = ['', 0, false, false]
  for (const [token] of source.matchAll(/\\x\{[0-9A-Fa-f]+\}|\\[\s\S]|\(\?[:a-zP<]|[*+?}]\?|\[\^?\]?|[\s\S]/g)) {
    if (token.startsWith('\\')) {
      const written = escaped(token, bracket, flavour)
      if (written === undefined) return undefined
      pattern += written
    } else if (bracket) {
      if (token === '[') return undefined
      if (token === ']') bracket = false
      pattern += token
    } else if (token.startsWith('[')) {
      bracket = true
      pattern += token
    } else if (token.startsWith('(?')) {
      if (token !== '(?:') return undefined
      pattern += token
    } else {
      if (token === '(') groups++
      if (token === '|' || /^[*+?}]\?$/.test(token)) choosing = true
      pattern += token === '.' ? '[^\\n]' : token === '$' ? (flavour.end ?? token) : token
    }
  }
  return bracket ? undefined : { pattern, ignoreCase: flags?.[1].includes('i') ?? false, groups, choosing }
}

function escaped(token: string, bracket: boolean, flavour: Flavour): string | undefined {
  const code = /^\\x\{([0-9A-Fa-f]+)\}$/.exec(token)
  if (code) return flavour.codePoint(code[1])
  const letter = token[1]
  const inside = CLASSES[letter]
  if (inside !== undefined) return bracket ? inside : `[${inside}]`
  const outside = CLASSES[letter.toLowerCase()]
  if (outside !== undefined) return bracket ? undefined : `[^${outside}]`
  switch (letter) {
    case 'b':
      return bracket ? undefined : flavour.wordBoundary
    case 'B':
      return bracket ? undefined : flavour.noWordBoundary
    case 't':
    case 'n':
    case 'r':
    case 'f':
      return token
    default:
      // Letters and digits have meanings of their own in each flavour; other characters stand for themselves.
      return /[A-Za-z0-9]/.test(letter) ? undefined : token
  }
}
