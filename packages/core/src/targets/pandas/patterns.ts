/** What became of a regular expression of RE2 on its way to Python's `re`. */
export type Translated =
  | { readonly pattern: string; readonly groups: number }
  | { readonly refused: 'patternInvalid' | 'patternNotTranslated' }

const DIGIT = '0-9'
const WORD = '0-9A-Za-z_'
const SPACE = '\\t\\n\\f\\r '
const CLASSES: Readonly<Record<string, string | undefined>> = {
  d: DIGIT,
  w: WORD,
  s: SPACE,
}
const POSIX: Readonly<Record<string, string | undefined>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: DIGIT,
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: WORD,
  xdigit: '0-9A-Fa-f',
}
const BOUNDARY = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`
const NO_BOUNDARY = `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`

/**
 * Writes a pattern of RE2 (https://github.com/google/re2/wiki/Syntax) for Python's `re`, with the same meaning: `\d`,
 * `\w`, `\s` and `\b` are ASCII's, `$` is the end of the text only, `{,3}` and `[[` are what they look like. What Python
 * lacks is refused; look-around and back references are no RE2.
 */
export function toPythonPattern(pattern: string): Translated {
  return new Translation(pattern).run()
}

class Translation {
  readonly #characters: readonly string[]
  #at = 0
  #groups = 0
  #written = ''
  /** Whether `$` and `^` are of lines, as (?m) sets, here and in the groups around. */
  #multiline = [false]
  /** Groups opened for flags that hold up to the end of the group that they stand in. */
  #flagGroups = [0]

  constructor(pattern: string) {
    this.#characters = Array.from(pattern)
  }

  run(): Translated {
    try {
      while (this.#at < this.#characters.length) this.#written += this.#next()
    } catch (error) {
      if (error instanceof Refused) return { refused: error.reason }
      throw error
    }
    if (this.#flagGroups.length !== 1) return { refused: 'patternInvalid' }
    return { pattern: this.#written + ')'.repeat(this.#flagGroups[0]), groups: this.#groups }
  }

  #next(): string {
    const character = this.#take()
    switch (character) {
      case '\\':
        return this.#escape(false)
      case '[':
        return this.#class()
      case '(':
        return this.#open()
      case ')': {
        const opened = this.#flagGroups.pop() ?? 0
        this.#multiline.pop()
        if (this.#flagGroups.length === 0) throw new Refused('patternInvalid')
        return ')'.repeat(opened + 1)
      }
      case '$':
        return this.#multiline.at(-1) ? '(?=\\n|\\Z)' : '\\Z'
      case '^':
        return this.#multiline.at(-1) ? '(?:^|(?<=\\n))' : '\\A'
      case '{':
        return this.#repetition()
      case '*':
      case '+':
      case '?':
        return this.#quantifier(character)
      default:
        return character
    }
  }

  /** A second `+` would be possessive in Python; RE2 has no repetition of a repetition. */
  #quantifier(written: string): string {
    if (this.#written === '' || /(?:^|[^\\])[(|]$/.test(this.#written)) throw new Refused('patternInvalid')
    const lazy = this.#peek() === '?' ? this.#take() : ''
    if (['*', '+', '?'].includes(this.#peek())) throw new Refused('patternInvalid')
    return written + lazy
  }

  #repetition(): string {
    const rest = this.#characters.slice(this.#at).join('')
    const found = /^(\d+)(?:,(\d*))?\}/.exec(rest)
    if (!found) return '\\{'
    if (Number(found[1]) > 1000 || Number(found[2] ?? 0) > 1000) throw new Refused('patternInvalid')
    this.#at += found[0].length
    return this.#quantifier(`{${found[0]}`)
  }

  #open(): string {
    this.#flagGroups.push(0)
    this.#multiline.push(this.#multiline.at(-1) ?? false)
    if (this.#peek() !== '?') {
      this.#groups++
      return '('
    }
    const rest = this.#characters.slice(this.#at).join('')
    const named = /^\?P?<(\w+)>/.exec(rest)
    if (named) {
      this.#at += named[0].length
      this.#groups++
      return `(?P<${named[1]}>`
    }
    const flags = /^\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest)
    if (!flags) throw new Refused('patternInvalid')
    this.#at += Array.from(flags[0]).length
    return this.#flags(flags[1], flags[2] ?? '', flags[3] === ')')
  }

  /** `m` is seen to by what is written for `^` and `$`; `(?i)` holds up to the end of the group that it stands in. */
  #flags(on: string, off: string, rest: boolean): string {
    if (`${on}${off}`.includes('U')) throw new Refused('patternNotTranslated')
    if (rest) {
      this.#flagGroups.pop()
      this.#multiline.pop()
    }
    if (on.includes('m')) this.#multiline[this.#multiline.length - 1] = true
    if (off.includes('m')) this.#multiline[this.#multiline.length - 1] = false
    const [set, unset] = [on.replaceAll('m', ''), off.replaceAll('m', '')]
    const group = `(?${[...new Set(set)].join('')}${unset === '' ? '' : `-${[...new Set(unset)].join('')}`}:`
    if (rest) this.#flagGroups[this.#flagGroups.length - 1]++
    return group
  }

  #class(): string {
    let written = '['
    if (this.#peek() === '^') written += this.#take()
    let first = true
    for (;;) {
      if (this.#at >= this.#characters.length) throw new Refused('patternInvalid')
      const character = this.#take()
      if (character === ']' && !first) return `${written}]`
      first = false
      if (character === '\\') written += this.#escape(true)
      else if (character === '[' && this.#peek() === ':') written += this.#posix()
      // Doubled signs would be operations between sets in Python.
      else written += '[]&|~'.includes(character) ? `\\${character}` : character
    }
  }

  #posix(): string {
    const found = /^:(\^?)(\w+):\]/.exec(this.#characters.slice(this.#at).join(''))
    const ranges = found && POSIX[found[2]]
    if (!found || ranges === undefined || ranges === null) throw new Refused('patternInvalid')
    if (found[1] === '^') throw new Refused('patternNotTranslated')
    this.#at += found[0].length
    return ranges
  }

  #escape(inClass: boolean): string {
    if (this.#at >= this.#characters.length) throw new Refused('patternInvalid')
    const character = this.#take()
    const lower = CLASSES[character]
    if (lower !== undefined) return inClass ? lower : `[${lower}]`
    const upper = CLASSES[character.toLowerCase()]
    if (upper !== undefined) {
      if (inClass) throw new Refused('patternNotTranslated')
      return `[^${upper}]`
    }
    if (character === 'p' || character === 'P') return this.#property(character === 'P', inClass)
    if (character === 'C') throw new Refused('patternNotTranslated')
    if (!inClass && 'bBAzQ'.includes(character)) return this.#anchor(character)
    if (character === 'x') return this.#hexadecimal()
    if ('afnrtv'.includes(character)) return `\\${character}`
    if (/[0-7]/.test(character)) return this.#octal(character)
    if (/[A-Za-z89]/.test(character)) throw new Refused('patternInvalid')
    return /[\x21-\x7e]/.test(character) ? `\\${character}` : character
  }

  /** A script or category as the characters that it has, where they can still be read. */
  #property(not: boolean, inClass: boolean): string {
    const found = /^(?:\{(\^?)(\w+)\}|(\w))/.exec(this.#characters.slice(this.#at).join(''))
    if (!found) throw new Refused('patternInvalid')
    this.#at += found[0].length
    const ranges = rangesOf(found[2] ?? found[3])
    const negated = not !== (found[1] === '^')
    if (ranges === null || (negated && inClass)) throw new Refused('patternNotTranslated')
    return inClass ? ranges : `[${negated ? '^' : ''}${ranges}]`
  }

  #anchor(character: string): string {
    if (character === 'b') return BOUNDARY
    if (character === 'B') return NO_BOUNDARY
    if (character === 'A') return '\\A'
    if (character === 'z') return '\\Z'
    const rest = this.#characters.slice(this.#at).join('')
    const end = rest.indexOf('\\E')
    const quoted = end === -1 ? rest : rest.slice(0, end)
    this.#at += Array.from(quoted).length + (end === -1 ? 0 : 2)
    return quoted.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
  }

  #hexadecimal(): string {
    const rest = this.#characters.slice(this.#at).join('')
    const found = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,8})\})/.exec(rest)
    const code = found ? Number.parseInt(found[1] ?? found[2], 16) : Number.POSITIVE_INFINITY
    if (!found || code > 0x10ffff) throw new Refused('patternInvalid')
    this.#at += found[0].length
    return `\\U${code.toString(16).padStart(8, '0')}`
  }

  /** `\1` to `\7` alone would be back references, which RE2 does not have. */
  #octal(first: string): string {
    const found = /^[0-7]{0,2}/.exec(this.#characters.slice(this.#at).join(''))?.[0] ?? ''
    if (first !== '0' && found === '') throw new Refused('patternInvalid')
    this.#at += found.length
    return `\\U${Number.parseInt(first + found, 8)
      .toString(16)
      .padStart(8, '0')}`
  }

  #peek(): string {
    return this.#characters[this.#at] ?? ''
  }

  #take(): string {
    return this.#characters[this.#at++]
  }
}

class Refused extends Error {
  readonly reason: 'patternInvalid' | 'patternNotTranslated'

  constructor(reason: 'patternInvalid' | 'patternNotTranslated') {
    super(reason)
    this.reason = reason
  }
}

/** More ranges than this nobody reads; then a class of characters is refused. */
const MOST_RANGES = 60

/** The characters of a script or category as ranges; null where there is none of the name, or where they are too many. */
function rangesOf(name: string): string | null {
  const member = memberOf(name)
  if (member === null) return null
  const ranges: string[] = []
  const code = (at: number) => `\\U${at.toString(16).padStart(8, '0')}`
  for (let at = 0, start = -1; at <= 0x110000; at++) {
    const inside = at < 0x110000 && member.test(String.fromCodePoint(at))
    if (inside && start === -1) start = at
    if (inside || start === -1) continue
    ranges.push(start === at - 1 ? code(start) : `${code(start)}-${code(at - 1)}`)
    if (ranges.length > MOST_RANGES) return null
    start = -1
  }
  return ranges.join('')
}

function memberOf(name: string): RegExp | null {
  for (const property of [`Script=${name}`, `General_Category=${name}`]) {
    try {
      return new RegExp(`^\\p{${property}}$`, 'u')
    } catch {
      // Not of this kind.
    }
  }
  return null
}
