'use client'

import { corridorTexts } from '@ai-etl/core/messages/web/corridor'
import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useState,
} from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration } from '#lib/times.ts'

/** How far the run of the page is. */
interface RunProgress {
  /** 0–100 */
  readonly percent: number
  readonly remainingSeconds: number | null
}

const ProgressContext = createContext<readonly [RunProgress | null, Dispatch<SetStateAction<RunProgress | null>>]>([
  null,
  () => {},
])

export function RunProgressProvider({ children }: { children: ReactNode }) {
  const state = useState<RunProgress | null>(null)
  return <ProgressContext value={state}>{children}</ProgressContext>
}

/** Tells the corridor how far the run is. @param percent null: not known, or over */
export function useTellProgress(percent: number | null, remainingSeconds: number | null): void {
  const [, tell] = useContext(ProgressContext)
  useEffect(() => {
    tell(percent === null ? null : { percent, remainingSeconds })
    return () => tell(null)
  }, [percent, remainingSeconds, tell])
}

/** The line beyond the run, filled as far as the run is. */
export function RunLine() {
  const [progress] = useContext(ProgressContext)
  if (progress === null) return null
  return (
    <span className="absolute left-0 border-accent border-t-2" style={{ width: `${Math.round(progress.percent)}%` }} />
  )
}

/** In place of what the run has written: how far it is. */
export function RunFact({ fact }: { fact?: string }) {
  const t = useTexts(corridorTexts)
  const lang = useLanguage()
  const [progress] = useContext(ProgressContext)
  if (progress === null) return fact
  const left = progress.remainingSeconds
  return t.progress({
    percent: Math.round(progress.percent),
    left: left === null ? null : duration(left * 1000, lang),
  })
}
