/** The text of a field of a form, as it was typed: spaces of a password are its own. */
export function fieldExact(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The text of a field of a form, without spaces around it. */
export function fieldText(form: FormData, name: string): string {
  return fieldExact(form, name).trim()
}
