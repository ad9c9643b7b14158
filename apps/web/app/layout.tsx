import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { language, theme } from '#lib/preferences.ts'
import { Providers } from './providers.tsx'

export const metadata: Metadata = { title: { default: 'ai-etl', template: '%s · ai-etl' } }

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffefb' },
    { media: '(prefers-color-scheme: dark)', color: '#211f1c' },
  ],
}

/** The frame of every page. Pages are drawn for each request: their scripts carry its nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const lang = await language()
  return (
    <html lang={lang} data-theme={(await theme()) ?? undefined}>
      <body>
        <Providers lang={lang} nonce={(await headers()).get('x-nonce') ?? undefined}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
