import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of nested formats (JSON, XML) that concern the input as a whole; broken records are rejects. */
export const treeErrors = {
  'tree.records-missing': error<{ dataset: string; records: string; known: string }>({
    en: [
      (p) => `${p.dataset} has no records at "${p.records}"`,
      (p) => (p.known ? `Records stand at: ${p.known}.` : 'Leave out the part after # to have the records detected.'),
    ],
    ru: [
      (p) => `В ${p.dataset} нет записей по пути «${p.records}»`,
      (p) => (p.known ? `Записи есть здесь: ${p.known}.` : 'Уберите часть после #, и записи будут найдены сами.'),
    ],
  }),
  'tree.nothing-usable': error<{ dataset: string; format: string; rule: string; detail: Prose }>({
    en: [
      (p) => `No record of ${p.dataset} could be read as ${p.format}: ${p.detail} (${p.rule})`,
      () => 'Check that the file is whole and of this format; name another one with a prefix such as csv:.',
    ],
    ru: [
      (p) => `В ${p.dataset} не прочитать ни одной записи как ${p.format}: ${p.detail} (${p.rule})`,
      () => 'Проверьте, что файл цел и именно этого формата; другой формат задаёт приставка, например csv:.',
    ],
  }),
  'tree.key-column': error<{ column: string; known: string }>({
    en: [(p) => `The key names "${p.column}", which is no column that is read`, (p) => `The columns are: ${p.known}.`],
    ru: [(p) => `В ключе указан «${p.column}», такого столбца среди читаемых нет`, (p) => `Столбцы: ${p.known}.`],
  }),
  'xml.external-entity': error<{ dataset: string; entity: string }>({
    en: [
      (p) => `${p.dataset} declares the external entity "${p.entity}", which is never fetched`,
      () => 'Ask for a file without external entities, or remove the declaration from its DOCTYPE.',
    ],
    ru: [
      (p) => `${p.dataset} объявляет внешнюю сущность «${p.entity}»; внешние сущности не загружаются`,
      () => 'Попросите файл без внешних сущностей или удалите объявление из DOCTYPE.',
    ],
  }),
  'xml.entity-bomb': error<{ dataset: string; entity: string; limit: number }>({
    en: [
      (p) => `${p.dataset} declares the entity "${p.entity}", which expands beyond ${p.limit} bytes`,
      () => 'Such a file is an attack or a mistake; remove the declaration from its DOCTYPE.',
    ],
    ru: [
      (p) => `${p.dataset} объявляет сущность «${p.entity}», которая разворачивается более чем в ${p.limit} байт`,
      () => 'Такой файл — атака или ошибка; удалите объявление из DOCTYPE.',
    ],
  }),
  'xml.doctype': error<{ dataset: string; why: Prose }>({
    en: [(p) => `The DOCTYPE of ${p.dataset} cannot be read: ${p.why}`, () => 'Correct or remove the DOCTYPE.'],
    ru: [(p) => `DOCTYPE файла ${p.dataset} не читается: ${p.why}`, () => 'Исправьте или удалите DOCTYPE.'],
  }),
} as const
