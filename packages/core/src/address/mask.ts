/** Options whose values are never shown. */
const SECRET_OPTIONS = ['password', 'secret', 'secretKey', 'token', 'key', 'accessKey', 'sessionToken', 'apiKey']

/** Whether an option of an address is a secret. */
export function isSecretOption(name: string): boolean {
  return SECRET_OPTIONS.some((secret) => secret.toLowerCase() === name.toLowerCase())
}

/**
 * An address as it may be shown: a literal password or secret option becomes `***`; `${NAME}` stays.
 * Works on text that does not parse, too.
 */
export function maskSecrets(text: string): string {
  return replaceSecrets(text, () => '***')
}

/**
 * An address with another text in place of each literal secret; `${NAME}` stays.
 * @param instead given what the secret is: `password`, or the name of its option
 */
export function replaceSecrets(text: string, instead: (secret: string) => string): string {
  return text
    .replace(/^([a-z][a-z0-9+]*:\/\/[^:/?#@]*:)(.*)(@)/s, (whole, head: string, password: string, at: string) =>
      VARIABLE.test(password) ? whole : `${head}${instead('password')}${at}`,
    )
    .replace(
      new RegExp(`([?&])(${SECRET_OPTIONS.join('|')})=([^&#]*)`, 'gi'),
      (whole, mark: string, option: string, value: string) =>
        VARIABLE.test(value) ? whole : `${mark}${option}=${instead(option)}`,
    )
}
const VARIABLE = /^\$\{\w+\}$/

/** A text of any kind, such as a message of another program, with the passwords of addresses inside it masked. */
export function maskSecretsWithin(text: string): string {
  return text.replace(/\b[a-z][a-z0-9+]*:\/\/[^\s"'`<>]+/g, maskSecrets)
}

/** Plain data (the parameters of an error, a phrase) with `maskSecretsWithin` for every text in it. */
export function maskSecretsInside<T extends object>(data: T): T {
  const masked = (_: string, value: unknown) => (typeof value === 'string' ? maskSecretsWithin(value) : value)
  // The same data: only texts are replaced, by texts.
  return JSON.parse(JSON.stringify(data), masked) as T
}

/** True when an address carries a secret as it stands, which draws a warning on the command line. */
export function hasLiteralSecret(text: string): boolean {
  return maskSecrets(text) !== text
}
