const YEAR_S = 31_536_000

/** Keeps a choice of the reader in a cookie that the server reads; null forgets it. Not for secrets. */
export function remember(name: string, value: string | null): void {
  const life = value === null ? 0 : YEAR_S
  // The Cookie Store API is missing on plain HTTP, which a local server speaks.
  document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; max-age=${life}; samesite=lax`
}
