import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import type { Metadata } from 'next'
import { LanguageSwitch } from '#features/shell/language-switch.tsx'
import { ThemeMenu } from '#features/shell/theme-menu.tsx'
import { SignInForm } from '#features/sign-in/sign-in-form.tsx'
import { nextPlace } from '#lib/next-place.ts'
import type { PageProps } from '#lib/page.tsx'
import { texts } from '#lib/preferences.ts'
import { Mark } from '#ui/brand.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await texts(signInTexts)
  return { title: t.title() }
}

export default async function SignInPage({ searchParams }: PageProps) {
  const t = await texts(signInTexts)
  const { next, ended } = await searchParams
  return (
    <main id="main" className="grid min-h-dvh grid-rows-[auto_1fr] p-4">
      <div className="flex justify-end gap-1">
        <LanguageSwitch />
        <ThemeMenu />
      </div>
      <div className="m-auto grid w-full max-w-90 gap-6 pb-16">
        <div className="grid gap-3">
          <p className="flex items-center gap-2 font-mono font-semibold text-5">
            <Mark className="size-6" /> ai-etl
          </p>
          <p className="text-pretty text-ink-2">{t.promise()}</p>
        </div>
        <SignInForm next={nextPlace(next)} ended={ended !== undefined} />
        <p className="text-2 text-ink-3">{t.first()}</p>
      </div>
    </main>
  )
}
