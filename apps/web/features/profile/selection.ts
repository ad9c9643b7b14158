import type { FieldProfile } from '@ai-etl/core/documents/profile'
import { useUrlState } from '#lib/url-state.ts'

/** Rows that are looked at: those of a finding of a column, of one of its values, or of a bar of its histogram. */
export type Selection =
  | { readonly field: string; readonly rule: string }
  | { readonly field: string; readonly value: string }
  | { readonly field: string; readonly bin: number }

/** The column and the rows that are looked at, kept in the address. */
export function useSelection() {
  const [field, setField] = useUrlState<string>('field', '')
  const [rule, setRule] = useUrlState<string>('rule', '')
  const [value, setValue] = useUrlState<string>('value', '')
  const [bin, setBin] = useUrlState<string>('bin', '')
  const selection: Selection | null =
    field === ''
      ? null
      : rule !== ''
        ? { field, rule }
        : value !== ''
          ? { field, value }
          : /^\d+$/.test(bin)
            ? { field, bin: Number(bin) }
            : null
  return {
    field,
    selection,
    /** Looks at a column and all its rows; the empty name looks at none. */
    look: (name: string) => choose(name, {}),
    select: (chosen: Selection) => choose(chosen.field, chosen),
  }

  function choose(name: string, chosen: { rule?: string; value?: string; bin?: number }) {
    setField(name)
    setRule(chosen.rule ?? '')
    setValue(chosen.value ?? '')
    setBin(chosen.bin === undefined ? '' : String(chosen.bin))
  }
}

/** Whether the bars of a column are ranges of its values, which rows can be asked for. */
export function hasBars(field: FieldProfile): boolean {
  return !field.personal && (field.histogram?.kind === 'number' || field.histogram?.kind === 'time')
}
