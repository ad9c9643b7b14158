/** A type of PostgreSQL as its catalogue has it, domains followed to their base. */
export interface NativeType {
  readonly oid: number
  /** `pg_type.typname`: `int4`, `varchar`, `_text`. */
  readonly name: string
  /** As `format_type` writes it: `character varying(20)`. */
  readonly text: string
  /** Length or precision as `pg_attribute.atttypmod` has it; -1 without. */
  readonly modifier: number
  /** Of an array: its element's type. */
  readonly element?: NativeType
  /** Of an enum: its labels in order. */
  readonly labels?: readonly string[]
}
