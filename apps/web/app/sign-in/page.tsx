import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import type { Metadata } from 'next'
import { SignInForm } from '#features/sign-in/sign-in-form.tsx'
import { texts } from '#lib/preferences.ts'
import { Mark } from '#ui/brand.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await texts(signInTexts)
  return { title: t.title() }
}

export default async function SignInPage() {
  const t = await texts(signInTexts)
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-4">
      <div className="grid w-full max-w-90 gap-6">
        <div className="grid gap-2">
          <p className="flex items-center gap-2 font-mono font-semibold">
            <Mark /> ai-etl
          </p>
          <p className="text-ink-2">{t.promise()}</p>
        </div>
        <SignInForm />
      </div>
    </main>
  )
}
