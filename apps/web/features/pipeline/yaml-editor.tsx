'use client'

import { yaml } from '@codemirror/lang-yaml'
import { basicSetup, EditorView } from 'codemirror'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNonce } from '#lib/nonce.tsx'

interface YamlEditorProps {
  label: string
  text: string
  onType(text: string): void
}

/** The document as text. What the graph changes appears here, what is typed here changes the graph. */
export function YamlEditor({ label, text, onType }: YamlEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const nonce = useNonce()
  const typed = useEffectEvent((next: string) => onType(next))
  const first = useEffectEvent(() => text)

  useEffect(() => {
    if (place.current === null) return
    const editor = new EditorView({
      doc: first(),
      parent: place.current,
      extensions: [
        EditorView.cspNonce.of(nonce),
        basicSetup,
        yaml(),
        LOOK,
        // It is editable and so takes the focus; the attribute says so to whoever checks that what scrolls can be reached.
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (
            update.docChanged &&
            update.transactions.some(
              (each) =>
                each.isUserEvent('input') ||
                each.isUserEvent('delete') ||
                each.isUserEvent('undo') ||
                each.isUserEvent('redo') ||
                each.isUserEvent('move'),
            )
          )
            typed(update.state.doc.toString())
        }),
      ],
    })
    view.current = editor
    return () => editor.destroy()
  }, [label, nonce])

  useEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])

  return <div ref={place} data-own-undo className="min-h-80" />
}

const LOOK = EditorView.theme({
  '&': { fontSize: '12px', backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--bg-hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--accent-soft) !important' },
  '.ͼc, .ͼd': { color: 'var(--code-number)' },
  '.ͼe': { color: 'var(--code-string)' },
  '.ͼb, .ͼi, .ͼl': { color: 'var(--accent)' },
  '.ͼm': { color: 'var(--ink-3)' },
})
