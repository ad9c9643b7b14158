'use client'

import { usePathname, useSearchParams } from 'next/navigation'

/**
 * A choice kept in the address, so that a link shares it and a reload keeps it: `const [tab, setTab] = useUrlState('tab',
 * 'columns')`. The server is not asked anew; where it must be, use a link. Equal to the default, it leaves the address.
 * @public
 */
export function useUrlState<V extends string>(
  name: string,
  byDefault: V,
): readonly [value: V, set: (value: V) => void] {
  const search = useSearchParams()
  const path = usePathname()
  // Whoever writes an address may write anything: the reader of the value must know unknown ones.
  const value = (search.get(name) ?? byDefault) as V
  return [
    value,
    (chosen) => {
      const params = new URLSearchParams(window.location.search)
      if (chosen === byDefault) params.delete(name)
      else params.set(name, chosen)
      const query = params.toString()
      window.history.replaceState(null, '', query === '' ? path : `${path}?${query}`)
    },
  ]
}
