'use client'

import { useMutation } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { fieldExact, fieldText } from '#lib/form.ts'

/** Signs in with the fields of a form. */
export function useSignIn(onSuccess: (username: string) => void) {
  return useMutation({
    mutationFn: async (form: FormData) => {
      const username = fieldText(form, 'username')
      await api.call('login', { body: { username, password: fieldExact(form, 'password'), cookies: true } })
      return username
    },
    onSuccess,
  })
}
