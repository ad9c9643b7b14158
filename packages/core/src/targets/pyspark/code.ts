import type { LogicalType } from '../../types/logical.ts'

/** A piece of Python that stands for a column of Spark. */
export interface Code {
  readonly text: string
  /** An operator at the top: brackets are needed where it is an operand. */
  readonly loose?: boolean
}

export function column(text: string): Code {
  return { text }
}

export function loose(text: string): Code {
  return { text, loose: true }
}

/** In brackets where it is an operand. */
export function tight(code: Code): string {
  return code.loose ? `(${code.text})` : code.text
}

/** What an expression needs of where it stands. */
export interface Surroundings {
  /** The column of an index, as Python reads it. */
  column(index: number): Code
  /** The variable of a parameter; makes it at its first use. */
  parameter(name: string, text: string | null, type: LogicalType): string
  /** The variable of the moment at which the run began. */
  now(): string
}
