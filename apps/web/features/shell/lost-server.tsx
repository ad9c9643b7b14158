'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { onUnreachable } from '#lib/unreachable.ts'
import { Note } from '#ui/note.tsx'
import { leadsOn } from './leads-on.ts'

/** A server that was lost is asked this often whether it is back. */
const ASK_MS = 2000

/**
 * Says that the server does not answer, until it does; then the page goes on by itself. Meanwhile no link is followed:
 * the browser would put its own failure in the place of a page on which something was typed.
 */
export function LostServer() {
  const t = useTexts(shellTexts)
  const answers = useQueryClient()
  const [lost, setLost] = useState(false)
  useEffect(() => onUnreachable(() => setLost(true)), [])
  useEffect(() => {
    if (!lost) return
    const stay = (event: MouseEvent) => {
      if (!leadsOn(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    const ask = async () => {
      const answer = await fetch(api.url('live'), { cache: 'no-store' }).catch(() => null)
      if (!answer?.ok) return
      setLost(false)
      await answers.invalidateQueries()
    }
    const timer = setInterval(() => void ask(), ASK_MS)
    document.addEventListener('click', stay, true)
    return () => {
      clearInterval(timer)
      document.removeEventListener('click', stay, true)
    }
  }, [lost, answers])
  return (
    <div
      aria-live="polite"
      className="fixed inset-x-0 bottom-4 z-50 mx-auto w-120 max-w-[calc(100%-2rem)] print:hidden"
    >
      {lost && (
        <Note tone="warn" title={t.noServer()} className="border border-warn shadow-float">
          {t.noServerWait()}
        </Note>
      )}
    </div>
  )
}
