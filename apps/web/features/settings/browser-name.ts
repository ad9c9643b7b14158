/** Browsers by the mark that only they leave, before those whose marks they borrow. */
const BROWSERS = [
  [/\bYaBrowser\//, 'Yandex'],
  [/\bEdg\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(?:Headless)?Chrom(?:e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const SYSTEMS = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** «Firefox, Linux» of a User-Agent header; null for what is no browser that we know. */
export function browserName(userAgent: string): string | null {
  const browser = BROWSERS.find(([mark]) => mark.test(userAgent))?.[1]
  if (browser === undefined) return null
  const system = SYSTEMS.find(([mark]) => mark.test(userAgent))?.[1]
  return system === undefined ? browser : `${browser}, ${system}`
}
