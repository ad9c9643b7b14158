'use client'

import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { classes } from '#lib/classes.ts'

interface DropZoneProps {
  title: ReactNode
  hint?: ReactNode
  accept?: string
  onFiles(files: readonly File[]): void
  className?: string
}

/** Takes files that are dropped or chosen. */
export function DropZone({ title, hint, accept, onFiles, className }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const chosen = useRef<HTMLInputElement>(null)

  function take(input: HTMLInputElement) {
    if (input.files?.length) onFiles([...input.files])
    input.value = ''
  }
  const takeEarly = useEffectEvent(() => chosen.current && take(chosen.current))
  // A file may be chosen before the page can answer to it.
  useEffect(() => void takeEarly(), [])

  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
  }

  return (
    // The file input inside does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <label
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={classes(
        'relative grid content-center justify-items-center gap-2 rounded-panel border border-line-strong border-dashed bg-surface px-4 py-8 text-center text-ink-2 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
        over && 'border-accent bg-accent-soft',
        className,
      )}
    >
      <Upload aria-hidden className="size-6 text-accent" />
      <span className="font-semibold text-ink">{title}</span>
      {hint !== undefined && <span className="max-w-[75ch] text-2">{hint}</span>}
      <input
        ref={chosen}
        type="file"
        multiple
        accept={accept}
        className="sr-only"
        onChange={(event) => take(event.target)}
      />
    </label>
  )
}
