import { RenewSession } from '#features/sign-in/renew-session.tsx'
import { nextPlace } from '#lib/next-place.ts'
import type { PageProps } from '#lib/page.tsx'

/** Where pages send a reader whose access has run out: a server component cannot set the cookies of a new one. */
export default async function RenewPage({ searchParams }: PageProps) {
  const { next } = await searchParams
  return (
    <main id="main" className="p-6">
      <RenewSession next={nextPlace(next)} />
    </main>
  )
}
