/** An address: names a dataset, or a whole connection when it stops before the `#`. Forms: docs of contracts. */
export type Address = FileAddress | SystemAddress | SavedAddress

interface Common {
  /** As the user wrote it, `${NAME}` unexpanded: the only form that documents may carry (secrets masked). */
  readonly text: string
  /** After `#`: records path, member, table; null when absent. */
  readonly fragment: string | null
  /** Query parameters, decoded. */
  readonly options: Readonly<Record<string, string>>
}

export interface FileAddress extends Common {
  readonly kind: 'file'
  /** The format named by a prefix (`csv:`); null when to be detected. */
  readonly format: string | null
  /** As addressed; may be a glob; ends in `/` for a folder. */
  readonly path: string
}

export interface SystemAddress extends Common {
  readonly kind: 'system'
  readonly scheme: string
  readonly user: string | null
  /** Expanded; never printed. */
  readonly password: string | null
  /** Empty: the embedded server. `kafka` may hold several, with commas. */
  readonly host: string
  readonly port: number | null
  /** Path without its leading slash, decoded: database, bucket prefix, … */
  readonly path: string
}

export interface SavedAddress extends Common {
  readonly kind: 'saved'
  readonly name: string
}
