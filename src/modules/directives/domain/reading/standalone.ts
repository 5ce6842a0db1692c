import { findSignature } from './closing/signature.ts'
import { readGrounds } from './grounds.ts'
import { findDate } from './head/dates.ts'
import type { Head } from './head/read.ts'
import type { Item, Line } from './lines.ts'
import { readRegulation } from './regulation.ts'
import {
  type Clause,
  type Found,
  found,
  type Ground,
  type ReadingWarning,
  type Signatory,
  SURE,
} from './types.ts'

/** A plan, passport or regulation that is no act itself and leans on the act that approved it. */
export const standsAlone = (head: Head): boolean => /^(?:положение|паспорт|план)$/u.test(head.kind.value)

const APPROVED_BY = /(?:приказ|распоряжени|постановлени|решени)[а-яё]*/iu

/** «Приложение к приказу от … № …», «УТВЕРЖДЕНО распоряжением …»: the act that approved it. */
export const stampGrounds = (stamp: readonly Line[]): Ground[] => {
  const text = stamp.map((line) => line.text.replace(/\t/gu, ' ')).join(' ')
  const from = text.search(APPROVED_BY)
  return from === -1 ? [] : readGrounds(text.slice(from), stamp[0]?.place ?? null)
}

/** «УТВЕРЖДАЮ / Председатель комитета / ____ А. Б. Ветров / 5 марта 2023 г.» */
export const stampSignatory = (stamp: readonly Line[]): Found<Signatory | null> | null => {
  const block = findSignature(stamp, 0, stamp.length)
  return block === null ? null : found({ position: block.position, name: block.name }, block.place)
}

export const stampDate = (stamp: readonly Line[]): Head['date'] | null => {
  const signed = stamp.some((line) => /^[«"]?утверждаю/iu.test(line.text))
  const line = signed ? stamp.find((each) => findDate(each.text) !== null) : undefined
  return line === undefined ? null : found(findDate(line.text)?.day ?? null, line.place)
}

/** The norms of a regulation as clauses: nobody is addressed, nothing is due. */
export const regulationClauses = (
  items: readonly Item[],
): { clauses: Clause[]; warnings: readonly ReadingWarning[] } => {
  const { sections, warnings } = readRegulation(items)
  const clauses = sections.flatMap((section) => [
    ...(section.title === ''
      ? []
      : [norm(section.number, section.number, null, section.title, section.place)]),
    ...section.clauses.map((each) =>
      norm(each.number, each.printedNumber, each.parent, each.text, each.place),
    ),
  ])
  return { clauses, warnings }
}

const norm = (
  number: string | null,
  printedNumber: string | null,
  parent: string | null,
  text: string,
  place: Clause['place'],
): Clause => ({
  number,
  printedNumber,
  parent,
  text,
  addressee: null,
  addressees: [],
  addresseeFrom: 'none',
  action: text,
  deadline: null,
  termText: null,
  recurrence: null,
  modality: 'order',
  control: null,
  annexes: [],
  place,
  ...SURE,
})
