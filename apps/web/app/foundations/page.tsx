import { notFound } from 'next/navigation'
import { Foundations } from '#features/foundations/foundations.tsx'

/** All parts on one page, to be looked at: in development, and where tests ask for it. Its words are samples, in Russian. */
export default function FoundationsPage() {
  if (process.env.NODE_ENV === 'production' && process.env.AI_ETL_FOUNDATIONS !== '1') notFound()
  return <Foundations />
}
