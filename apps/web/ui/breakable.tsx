import { Fragment, type ReactNode } from 'react'

/** A name of a machine is one long word to the browser: it is broken after these, in place of anywhere. */
const BETWEEN_PARTS = /(?<=[_./\\-])(?=[^_./\\-])/

/** Texts with places where names like `visits_by_month` may go to the next line; anything else as it is. */
export function breakable(text: ReactNode): ReactNode {
  if (typeof text !== 'string') return text
  const parts = text.split(BETWEEN_PARTS)
  if (parts.length === 1) return text
  return parts.map((part, place) => (
    // Parts of one text: their place is what tells them apart.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
