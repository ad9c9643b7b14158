'use client'

import { type ComponentProps, useState } from 'react'
import { Measuring } from './measuring.tsx'
import { ProfileView } from './profile-view.tsx'

/** What was measured last; it stands until someone asks to measure again. */
export function Measured({ name, ...rest }: Omit<ComponentProps<typeof ProfileView>, 'onAgain'> & { name: string }) {
  const [again, setAgain] = useState(false)
  if (again) return <Measuring datasetId={rest.datasetId} name={name} />
  return <ProfileView {...rest} onAgain={() => setAgain(true)} />
}
