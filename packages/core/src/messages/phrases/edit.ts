import { message } from '../language.ts'

/** Why an edit of a document cannot be made. */
export const editPhrases = {
  'edit.there-already': message<{ name: string }>({
    en: (p) => `there is a part named ${p.name} already`,
    ru: (p) => `часть с именем ${p.name} уже есть`,
  }),
  'edit.not-there': message<{ name: string }>({
    en: (p) => `there is no ${p.name}`,
    ru: (p) => `${p.name} в документе нет`,
  }),
  'edit.no-single-input': message<{ name: string }>({
    en: (p) => `${p.name} reads more than one input, so its readers cannot go on with that`,
    ru: (p) => `у шага ${p.name} не один вход, и его читателям не с чего продолжить`,
  }),
  'edit.not-movable': message<{ name: string }>({
    en: (p) => `${p.name} cannot go before what it reads: both must read one input, and nothing else read that`,
    ru: (p) =>
      `${p.name} нельзя поставить раньше: у обоих шагов должен быть один вход, и других читателей быть не должно`,
  }),
  'edit.no-parts': message<{ name: string }>({
    en: (p) => `${p.name} is a value without parts`,
    ru: (p) => `${p.name} — значение без частей`,
  }),
  'edit.not-one-part': message({
    en: () => 'the YAML given is not one part with its name',
    ru: () => 'переданный YAML — не одна часть с именем',
  }),
}
