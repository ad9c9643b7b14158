'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Dialog as RadixDialog } from 'radix-ui'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { type Finding, useFindings } from './findings.ts'

/** Ctrl K: every page, dataset, pipeline and run by its name. */
export function CommandPalette({ projectId }: { projectId: string | null }) {
  const t = useTexts(shellTexts)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      // By the key's place: on a Russian layout it writes another letter.
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <RadixDialog.Root open={open} onOpenChange={setOpen}>
      <RadixDialog.Trigger asChild>
        <Button
          size="small"
          className="font-normal text-ink-3 max-lg:w-(--control-small) max-lg:border-transparent max-lg:bg-transparent max-lg:px-0 lg:w-50"
        >
          <Search aria-hidden />
          <span className="max-lg:sr-only">{t.find()}</span>
          <span className="ml-auto max-lg:hidden">
            <Kbd>Ctrl K</Kbd>
          </span>
        </Button>
      </RadixDialog.Trigger>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 animate-float bg-backdrop" />
        <RadixDialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100%-32px)] max-w-150 -translate-x-1/2 overflow-hidden rounded-panel border border-line bg-float shadow-float"
        >
          <RadixDialog.Title className="sr-only">{t.find()}</RadixDialog.Title>
          <Finder projectId={projectId} onDone={() => setOpen(false)} />
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

function Finder({ projectId, onDone }: { projectId: string | null; onDone: () => void }) {
  const t = useTexts(shellTexts)
  const router = useRouter()
  const listId = useId()
  const [words, setWords] = useState('')
  const [place, setPlace] = useState(0)
  const all = useFindings(projectId, words)
  const found = useMemo(() => matching(all, words), [all, words])

  function go(finding: Finding | undefined) {
    if (finding === undefined) return
    onDone()
    router.push(finding.href)
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setPlace((was) => (was + step + found.length) % found.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      go(found[place])
    }
  }

  return (
    <>
      <input
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[place] && `${listId}-${place}`}
        aria-label={t.findWhat()}
        placeholder={t.findWhat()}
        className="h-12 w-full border-line-soft border-b bg-transparent px-4 text-4 placeholder:text-ink-3 focus-visible:outline-none"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t.find()} className="max-h-[50dvh] overflow-y-auto p-1">
        {found.map((finding, index) => (
          // The list is walked by the input's own keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={finding.href}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === place}
            onClick={() => go(finding)}
            onPointerMove={() => setPlace(index)}
            className={classes(
              'flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-3',
              index === place && 'bg-hover',
            )}
          >
            <span className="truncate">{finding.name}</span>
            <span className="ml-auto shrink-0 text-2 text-ink-3">{t[finding.kind]()}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p role="status" className="px-4 pb-4 text-ink-3">
          {t.nothingFound()}
        </p>
      )}
    </>
  )
}

const SHOWN = 40

/** Those that have every word, in their order. */
function matching(all: readonly Finding[], words: string): readonly Finding[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word))).slice(0, SHOWN)
}
