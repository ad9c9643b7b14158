'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Progress } from '#ui/progress.tsx'
import { leadsOn } from './leads-on.ts'

/** A line under the top bar while the next page is on its way; the page that is left stays until then. */
export function NavigationProgress() {
  const t = useTexts(shellTexts)
  const here = `${usePathname()}?${useSearchParams().toString()}`
  const [leaving, setLeaving] = useState<string | null>(null)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (leadsOn(event)) setLeaving(here)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [here])
  // Whoever has arrived is no longer leaving.
  if (leaving !== here) return null
  return (
    <div className="absolute inset-x-0 top-12 z-30 h-0 animate-late">
      <Progress label={t.loading()} value={null} className="rounded-none" />
    </div>
  )
}
