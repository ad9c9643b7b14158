'use client'

import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'

interface CredentialFieldsProps {
  /** Who is known to have been signed in, and is asked for the password alone; absent: the first field has the focus. */
  username?: string
}

/** Fields `username` and `password` of a form. */
export function CredentialFields({ username }: CredentialFieldsProps) {
  const t = useTexts(signInTexts)
  const [shown, setShown] = useState(false)
  return (
    <>
      <Field label={t.username()} required>
        {(links) => (
          <Input
            {...links}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            defaultValue={username}
            autoFocus={username === undefined}
          />
        )}
      </Field>
      <Field label={t.password()} required>
        {(links) => (
          <span className="relative">
            <Input
              {...links}
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              autoFocus={username !== undefined}
              className="pr-10"
            />
            <Button
              look="quiet"
              size="icon-small"
              aria-label={shown ? t.hide() : t.show()}
              aria-pressed={shown}
              className="absolute inset-y-0 right-0.5 my-auto"
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </Button>
          </span>
        )}
      </Field>
    </>
  )
}
