/** How one CSV file is written. Everything here is detected, and each part can be said by the option of its name. */
export interface Dialect {
  /** One or several characters; empty: the file has a single column. */
  readonly delimiter: string
  /** One ASCII character; null: quotes mean nothing. */
  readonly quote: string | null
  /** Two quotes inside a quoted value stand for one. */
  readonly doubled: boolean
  /** A character that takes away the meaning of the next one; null: none. One ASCII character. */
  readonly escape: string | null
  /** A quote inside a value that is not in quotes damages the row; else it is a character like any other. */
  readonly strict: boolean
  /** A carriage return alone ends a row, too. Line feeds and CR LF always do. */
  readonly loneCr: boolean
  /** Lines that begin with it hold no row. */
  readonly comment: string | null
  /** Spaces before a value are no part of it: `1, "a"`. */
  readonly trim: boolean
  /** Unquoted values that mean NULL, beside the empty one. */
  readonly nulls: readonly string[]
  /** `pad` takes rows that are too short and fills them up with NULL. */
  readonly ragged: 'reject' | 'pad'
  /** Every row ends in a delimiter that begins no value. */
  readonly trailing: boolean
  /** A line without any byte is a row with one NULL (files of a single column); else it is skipped. */
  readonly blankRows: boolean
}

/** RFC 4180, what most files are. */
export const STANDARD_DIALECT: Dialect = {
  delimiter: ',',
  quote: '"',
  doubled: true,
  escape: null,
  strict: true,
  loneCr: false,
  comment: null,
  trim: false,
  nulls: [],
  ragged: 'reject',
  trailing: false,
  blankRows: false,
}
