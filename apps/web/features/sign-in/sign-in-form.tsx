'use client'

import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'

export function SignInForm() {
  const t = useTexts(signInTexts)
  return (
    <Panel>
      <form className="grid gap-4">
        <h1 className="font-semibold text-6">{t.title()}</h1>
        <Field label={t.username()}>{(links) => <Input {...links} name="username" autoComplete="username" />}</Field>
        <Field label={t.password()}>
          {(links) => <Input {...links} name="password" type="password" autoComplete="current-password" />}
        </Field>
        <Button look="primary" type="submit">
          {t.submit()}
        </Button>
      </form>
    </Panel>
  )
}
