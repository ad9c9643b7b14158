import type { Design, InputTable } from '@ai-etl/core/ddl/model'

/** Tables of targets that have no DDL (files): the source's own names, the root's as the address gives it. */
export function designWithoutDdl(tables: readonly InputTable[], asked: string | null): Design {
  const root = tables[0].name
  const rename = (name: string) => (asked !== null && name.startsWith(root) ? asked + name.slice(root.length) : name)
  return {
    dialect: 'postgresql',
    lang: 'en',
    choices: [],
    refused: [],
    tables: tables.map((table) => ({
      name: rename(table.name),
      schema: null,
      source: table.name,
      parent: table.parent === null ? null : rename(table.parent),
      comment: null,
      columns: table.columns.map(({ name, type, nullable }) => ({
        name,
        source: name,
        type,
        nativeType: '',
        nullable,
        comment: null,
        codec: null,
        check: null,
      })),
      primaryKey: [],
      uniques: [],
      foreignKey: null,
      partition: null,
      orderBy: [],
      indexes: [],
      engine: null,
      lifetime: null,
      distribution: null,
    })),
  }
}
