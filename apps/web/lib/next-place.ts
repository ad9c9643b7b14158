/** Where to go after signing in: a path of this site, whatever was written into the address; else the start. */
export function nextPlace(asked: string | string[] | null | undefined): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return '/'
  // "//host" and "/\host" are other sites to a browser.
  const place = new URL(asked, 'http://here.invalid')
  if (place.host !== 'here.invalid' || place.pathname.startsWith('/sign-in')) return '/'
  return place.pathname + place.search
}
