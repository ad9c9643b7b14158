/** Whether a click opens another page of the site in this tab. */
export function leadsOn(event: MouseEvent): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin)
    return false
  // Files of the API are downloaded; they open no page.
  if (link.pathname.startsWith('/api/')) return false
  return link.pathname !== location.pathname || link.search !== location.search
}
