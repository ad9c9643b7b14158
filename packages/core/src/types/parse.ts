import { PlatformError } from '../errors/error.ts'
import type { LogicalType, StructField } from './logical.ts'
import { decimal, SCALAR_KINDS, scalar } from './logical.ts'

/**
 * Reads what `formatType` writes; names are case-insensitive, plain struct names need no quotes.
 * @throws PlatformError `type.unknown` with the place in the text.
 */
export function parseType(text: string): LogicalType {
  const reader = new TypeReader(text)
  const type = reader.type()
  reader.end()
  return type
}

class TypeReader {
  #at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  type(): LogicalType {
    const word = this.#match(/[a-z][a-z0-9]*/iy).toLowerCase()
    const known = SCALAR_KINDS.find((kind) => kind === word)
    if (known) return scalar(known)
    switch (word) {
      case 'decimal':
        return this.#decimal()
      case 'list':
        return this.#list()
      case 'struct':
        return this.#struct()
      case 'enum':
        return this.#enum()
      default:
        return this.#fail()
    }
  }

  end(): void {
    if (this.#match(/\s*/y) === undefined || this.#at < this.#text.length) this.#fail()
  }

  #decimal(): LogicalType {
    const [, precision, scale] = this.#groups(/\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/y)
    return decimal(Number(precision), Number(scale ?? 0))
  }

  #list(): LogicalType {
    this.#match(/\s*<\s*/y)
    const element = this.type()
    this.#match(/\s*>/y)
    return { kind: 'list', element }
  }

  #struct(): LogicalType {
    this.#match(/\s*<\s*/y)
    const fields: StructField[] = []
    while (!this.#try(/\s*>/y)) {
      if (fields.length > 0) this.#match(/\s*,\s*/y)
      const quoted = this.#try(/"(?:[^"\\]|\\.)*"/y)
      const name = quoted ? (JSON.parse(quoted) as string) : this.#match(/[\p{L}_][\p{L}\p{N}_]*/uy)
      this.#match(/\s*:?\s*/y)
      fields.push({ name, type: this.type() })
    }
    return { kind: 'struct', fields }
  }

  #enum(): LogicalType {
    this.#match(/\s*\(\s*/y)
    const values: string[] = []
    while (!this.#try(/\s*\)/y)) {
      if (values.length > 0) this.#match(/\s*,\s*/y)
      values.push(
        this.#match(/'(?:[^']|'')*'/y)
          .slice(1, -1)
          .replaceAll("''", "'"),
      )
    }
    return { kind: 'enum', values }
  }

  #try(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found?.[0]
  }

  #match(pattern: RegExp): string {
    return this.#try(pattern) ?? this.#fail()
  }

  #groups(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (!found) return this.#fail()
    this.#at = pattern.lastIndex
    return found
  }

  #fail(): never {
    throw new PlatformError('type.unknown', { text: this.#text, at: this.#at + 1 })
  }
}
