'use client'

import { useSyncExternalStore } from 'react'
import { THEME_COOKIE, type Theme } from './preference-names.ts'
import { remember } from './remember.ts'

export type ThemeChoice = Theme | 'system'

const readers = new Set<() => void>()

/** The theme of the document and how to change it: at once, and remembered. */
export function useTheme(): readonly [choice: ThemeChoice, choose: (choice: ThemeChoice) => void] {
  const choice = useSyncExternalStore(readTheme, themeOfDocument, () => 'system' as const)
  return [choice, chooseTheme]
}

function readTheme(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}

function chooseTheme(choice: ThemeChoice): void {
  remember(THEME_COOKIE, choice === 'system' ? null : choice)
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  for (const reader of readers) reader()
}

function themeOfDocument(): ThemeChoice {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}
