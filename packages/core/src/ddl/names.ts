import type { NameRules } from '../dialects/dialect.ts'
import { transliterate } from './transliterate.ts'

/** Turns the source's names of one namespace (a schema's tables, a table's columns) into distinct names of the target. */
export class TargetNames {
  readonly #rules: NameRules
  readonly #longest: number
  readonly #latin: boolean
  readonly #taken = new Set<string>()

  constructor(rules: NameRules, longest: number, names: 'quote' | 'transliterate') {
    this.#rules = rules
    this.#longest = longest
    this.#latin = names === 'transliterate'
  }

  /**
   * The target name of a source name: the same where the dialect allows it. A name that is too long, or taken already
   * under the dialect's reading of letter case, is cut and ends in a short hash of the whole source name.
   */
  add(source: string): string {
    let name = this.#latin ? transliterate(source) : source.replaceAll('\0', '_')
    if (this.#rules.forbidden) name = name.replace(this.#rules.forbidden, '_')
    if (name === '') name = 'column'
    if (this.#length(name) > this.#longest || this.#taken.has(this.#fold(name))) name = this.#withHash(name, source)
    this.#taken.add(this.#fold(name))
    return name
  }

  #withHash(name: string, source: string): string {
    for (let round = 0; ; round++) {
      const suffix = `_${shortHash(round === 0 ? source : `${source}\0${round}`)}`
      const cut = this.#cut(name, this.#longest - suffix.length) + suffix
      if (!this.#taken.has(this.#fold(cut))) return cut
    }
  }

  #cut(name: string, longest: number): string {
    let cut = ''
    let length = 0
    for (const character of name) {
      length += this.#length(character)
      if (length > longest) break
      cut += character
    }
    return cut
  }

  #length(text: string): number {
    switch (this.#rules.unit) {
      case 'bytes':
        return utf8Length(text)
      case 'characters':
        return [...text].length
      case 'escaped': {
        const plain = text.replace(/[^A-Za-z0-9_]/gu, '').length
        return plain + 3 * (utf8Length(text) - plain)
      }
    }
  }

  #fold(name: string): string {
    return this.#rules.caseSensitive ? name : name.toLowerCase()
  }
}

/**
 * A name made from another one: `tickets` and `created_idx` give `tickets_created_idx`. Too long for the dialect, it is
 * cut and keeps a short hash of the whole.
 */
export function derivedName(rules: NameRules, base: string, suffix: string): string {
  return new TargetNames(rules, Math.min(rules.longestTable, rules.longestColumn), 'quote').add(`${base}_${suffix}`)
}

/** Eight hexadecimal digits of a text: FNV-1a, 32 bits, over its UTF-16 units. Names only; nothing depends on its strength. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}
