import type { LogicalType } from '../../types/logical.ts'

/** A piece of Python that stands for an expression. */
export interface Code {
  readonly text: string
  /** One value for all rows, not a column. */
  readonly single: boolean
  /** An operator at the top: brackets are needed where it is an operand. */
  readonly loose?: boolean
  /** A literal other than None: pandas' own operators take it beside a column. */
  readonly literal?: boolean
}

/** A column that an expression computes, or a function's call. */
export function column(text: string): Code {
  return { text, single: false }
}

/** In brackets where it is an operand of an operator. */
export function tight(code: Code): string {
  return code.loose ? `(${code.text})` : code.text
}

/** Where a piece of code stands: what its columns are called and which frame gives the number of rows. */
export interface Place {
  /** A frame with the index of all columns of the expression. */
  readonly frame: string
  /** The column of an index, as Python reads it. */
  readonly column: (index: number) => Code
  /** Columns are of several frames side by side. */
  readonly several?: boolean
}

/** What an expression needs of the module around it. */
export interface Surroundings {
  /** The variable of a parameter; makes it at its first use. */
  parameter(name: string, value: string, type: LogicalType): string
  /** The variable of the moment at which the run began, in UTC. */
  now(): string
}
