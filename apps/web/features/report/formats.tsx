'use client'

import { Check } from '#ui/field.tsx'

export const FORMATS = ['pdf', 'html', 'md', 'json'] as const
export type Format = (typeof FORMATS)[number]

const NAMES: Record<Format, string> = { pdf: 'PDF', html: 'HTML', md: 'Markdown', json: 'JSON' }

interface FormatsProps {
  label: string
  value: readonly Format[]
  onChange(value: readonly Format[]): void
  /** What is wrong with the choice. */
  error?: string
}

/** Which files are written. */
export function Formats({ label, value, onChange, error }: FormatsProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-2 text-ink-2">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {FORMATS.map((format) => (
          <Check
            key={format}
            label={NAMES[format]}
            checked={value.includes(format)}
            onChange={({ target }) =>
              onChange(FORMATS.filter((each) => (each === format ? target.checked : value.includes(each))))
            }
          />
        ))}
      </div>
      {error !== undefined && (
        <p role="alert" className="text-2 text-bad">
          {error}
        </p>
      )}
    </fieldset>
  )
}
