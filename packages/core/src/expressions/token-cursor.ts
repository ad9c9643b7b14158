import { PlatformError } from '../errors/error.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase } from '../messages/phrase.ts'
import { DEEPEST, tooDeep } from './depth.ts'
import type { Token } from './tokens.ts'
import { tokenise } from './tokens.ts'

/** A place among the tokens of an expression: what stands there is looked at, taken, or told to be missing. */
export class TokenCursor {
  readonly text: string
  readonly #tokens: readonly Token[]
  #next = 0
  #nested = 0

  constructor(text: string) {
    this.text = text
    this.#tokens = tokenise(text)
  }

  /** What comes next; behind all others stands one of the kind `end`. */
  get token(): Token {
    return this.#tokens[this.#next]
  }

  /** The token behind the next one. */
  get second(): Token {
    return this.#tokens[this.#next + 1]
  }

  /** The one that was taken last. */
  get last(): Token {
    return this.#tokens[this.#next - 1]
  }

  /** Where the one that was taken last ends. */
  get lastEnd(): number {
    return this.last.end
  }

  take(count = 1): void {
    this.#next += count
  }

  /** Gives back what was taken last. */
  giveBack(): void {
    this.#next--
  }

  ahead(word: string): boolean {
    return this.wordAt(0, word)
  }

  wordAt(distance: number, ...words: readonly string[]): boolean {
    const token = this.#tokens[this.#next + distance]
    return token?.kind === 'word' && words.includes(token.value)
  }

  /** Takes a word, where it is next. */
  word(word: string): boolean {
    const found = this.ahead(word)
    if (found) this.#next++
    return found
  }

  /** Takes a symbol, where it is next. */
  symbol(symbol: string): boolean {
    const found = this.token.kind === 'symbol' && this.token.value === symbol
    if (found) this.#next++
    return found
  }

  oneOf<S extends string>(...symbols: readonly S[]): S | undefined {
    return symbols.find((symbol) => this.symbol(symbol))
  }

  /** @throws PlatformError `expression.syntax` */
  expect(symbol: string): void {
    if (!this.symbol(symbol)) this.fail(phrase('expression.found', { text: symbol }))
  }

  /** Every way into a part of the same form goes through here: the text, not the stack, is told to be too deep. */
  within<T>(part: () => T): T {
    if (++this.#nested > DEEPEST) throw tooDeep(this.text, this.token.at)
    const found = part()
    this.#nested--
    return found
  }

  /** @throws PlatformError `expression.syntax`, always */
  fail(expected: Phrase): never {
    const atEnd = this.token.kind === 'end'
    const found = atEnd ? phrase('expression.end') : phrase('expression.found', { text: this.token.text })
    throw new PlatformError('expression.syntax', {
      expression: this.text,
      at: this.token.at + 1,
      why: phrase('expression.expected', { expected, found }),
    })
  }
}
