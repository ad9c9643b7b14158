/** A key, printed where its action is. */
export function Kbd({ children }: { children: string }) {
  return <kbd className="rounded-mark border border-line px-1 font-mono text-1 text-ink-3">{children}</kbd>
}
