'use client'

import { defaultKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useNonce } from '#lib/nonce.tsx'
import { CODE_LOOK } from './look.ts'

interface CodeFieldProps {
  /** Name of the field for readers: the id of an element, or the words themselves. */
  labelledBy?: string
  label?: string
  describedBy?: string | undefined
  invalid?: boolean
  text: string
  /** What the editor can do; the same object as long as nothing changes. */
  extensions: Extension
  /** The editor, for what is shown in it from outside; null when it is gone. */
  onView?(view: EditorView | null): void
  onType(text: string): void
}

/**
 * A short text of code as a field of a form: it grows with its lines, Tab leaves it, and what is typed can be taken back
 * with the rest of the document, whose history it shares.
 */
export function CodeField({
  labelledBy,
  label,
  describedBy,
  invalid = false,
  text,
  extensions,
  onView,
  onType,
}: CodeFieldProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const said = useRef(text)
  const nonce = useNonce()
  const typed = useEffectEvent((next: string) => {
    said.current = next
    onType(next)
  })
  const first = useEffectEvent(() => text)
  const told = useEffectEvent((editor: EditorView | null) => onView?.(editor))

  useEffect(() => {
    if (place.current === null) return
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first(),
        extensions: [
          EditorView.cspNonce.of(nonce),
          EditorView.lineWrapping,
          drawSelection(),
          extensions,
          keymap.of(defaultKeymap),
          CODE_LOOK,
          EditorView.contentAttributes.of({ tabindex: '0', spellcheck: 'false', translate: 'no' }),
          EditorView.updateListener.of((update) => {
            // What comes from outside is put in whole, and is no typing.
            if (update.docChanged && !update.transactions.every((each) => each.isUserEvent('outside')))
              typed(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    told(editor)
    return () => {
      told(null)
      editor.destroy()
    }
  }, [nonce, extensions])

  // Before anything more can be typed: what was typed meanwhile would be taken for the older text.
  useLayoutEffect(() => {
    const editor = view.current
    if (editor === null || text === said.current) return
    said.current = text
    if (editor.state.doc.toString() === text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text }, userEvent: 'outside' })
  }, [text])

  useEffect(() => {
    const content = view.current?.contentDOM
    if (content === undefined) return
    set(content, 'aria-labelledby', labelledBy)
    set(content, 'aria-label', label)
    set(content, 'aria-describedby', describedBy)
    set(content, 'aria-invalid', invalid ? 'true' : undefined)
  }, [labelledBy, label, describedBy, invalid, extensions, nonce])

  return (
    <div
      ref={place}
      data-invalid={invalid || undefined}
      className="code-field min-w-0 rounded-control border border-line-strong bg-surface data-invalid:border-bad data-invalid:shadow-[inset_2px_0_0_var(--bad)]"
    />
  )
}

function set(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
