'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

declare global {
  // Read by get-nonce, with which the parts of Radix mark the style elements that they add.
  var __webpack_nonce__: string | undefined
}

/** Keeps the nonce of the document: one that came with a later answer would not fit its policy. */
export function NonceProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [first] = useState(() => {
    if (typeof document !== 'undefined') globalThis.__webpack_nonce__ = nonce
    return nonce
  })
  return <NonceContext value={first}>{children}</NonceContext>
}

/** The nonce for libraries that add style elements: `EditorView.cspNonce.of(useNonce())` of CodeMirror. @public */
export function useNonce(): string {
  return useContext(NonceContext) ?? ''
}
