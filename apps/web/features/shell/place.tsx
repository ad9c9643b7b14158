'use client'

import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useState,
} from 'react'

interface PlaceName {
  /** The project of what the page shows; it may be another than the chosen one. */
  readonly projectId?: string
  /** The dataset or other thing of the page, beside the project in the top bar. */
  readonly name?: string
}

const PlaceContext = createContext<readonly [PlaceName, Dispatch<SetStateAction<PlaceName>>]>([{}, () => {}])

export function PlaceProvider({ children }: { children: ReactNode }) {
  const state = useState<PlaceName>({})
  return <PlaceContext value={state}>{children}</PlaceContext>
}

export function usePlace(): PlaceName {
  return useContext(PlaceContext)[0]
}

/** Tells the top bar which project and thing the page shows; drawn anywhere in a page. @public */
export function Place({ projectId, name }: PlaceName) {
  const [, setPlace] = useContext(PlaceContext)
  useEffect(() => {
    setPlace({ projectId, name })
    return () => setPlace({})
  }, [projectId, name, setPlace])
  return null
}
