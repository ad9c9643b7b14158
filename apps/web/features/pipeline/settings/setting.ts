import type { Check, Finding } from '../use-check.ts'

/** Parts of a document around its steps, as they are chosen and as the document calls them. */
export const SETTINGS = ['params', 'macros', 'checks'] as const
export type Setting = (typeof SETTINGS)[number]

/** The part of a choice; null where a step or nothing is chosen. */
export function settingOf(selected: string): Setting | null {
  return SETTINGS.find((each) => each === selected) ?? null
}

/** What is wrong with all of a part. */
export function settingErrors(check: Check | null, setting: Setting): readonly Finding[] {
  const place = new RegExp(`(?:^| )${setting}(?:\\.|$)`)
  return (check?.errors ?? []).filter(({ where }) => place.test(where ?? ''))
}
