'use client'

import { useEffect, useEffectEvent } from 'react'

export interface Shortcuts {
  undo(): void
  redo(): void
  addStep(): void
  removeStep(): void
}

/** Ctrl Z and Ctrl Shift Z everywhere but in the editor of the document, which has its own; A and Del where nothing is typed. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (target?.closest('[data-own-undo], [role="dialog"], [role="menu"]')) return
    const typing = (target?.matches('input, textarea, select') || target?.isContentEditable) ?? false
    const key = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'я')) {
      event.preventDefault()
      if (event.shiftKey) shortcuts.redo()
      else shortcuts.undo()
      return
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    // The same key of both layouts.
    if (event.code === 'KeyA') shortcuts.addStep()
    else if (event.key === 'Delete') shortcuts.removeStep()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
