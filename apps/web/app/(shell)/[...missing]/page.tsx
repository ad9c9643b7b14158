import { notFound } from 'next/navigation'

/** Every address that no page has, so that what says so stands in the frame of the site. */
export default function MissingPage() {
  notFound()
}
