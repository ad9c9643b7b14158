import { EditorView } from '@codemirror/view'

/** How code looks in a field, and what it proposes, in the roles of the house. */
export const CODE_LOOK = EditorView.theme({
  '&': { fontSize: '12px', backgroundColor: 'transparent', color: 'var(--ink)', borderRadius: '4px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '0' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--ink)', padding: 'calc((var(--control) - 22px) / 2) 0' },
  '.cm-line': { padding: '0 8px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--accent-soft) !important' },
  '.code-word': { color: 'var(--accent)', fontWeight: '500' },
  '.code-function': { color: 'var(--accent)' },
  '.code-text': { color: 'var(--code-string)' },
  '.code-number': { color: 'var(--code-number)' },
  '.code-remark': { color: 'var(--ink-3)' },
  '.code-fault': { textDecoration: 'underline wavy var(--bad) 1px', textUnderlineOffset: '4px' },
  '.code-fault-end::after': { content: '"▁"', color: 'var(--bad)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--bg-float)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    boxShadow: 'var(--shadow-floating)',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    fontSize: '12px',
    maxHeight: '16em',
    maxWidth: 'min(460px, calc(100vw - 24px))',
    minWidth: '200px',
    padding: '4px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '12px',
    padding: '3px 8px',
    borderRadius: '4px',
    lineHeight: '18px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontStyle: 'normal',
    color: 'var(--ink-2)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-tooltip.cm-completionInfo': {
    padding: '8px 12px',
    maxWidth: '320px',
    fontSize: '12px',
    lineHeight: '16px',
  },
})
