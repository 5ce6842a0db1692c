import type { DocumentModel, Paragraph } from '../../../documents/model.ts'
import type { Clause } from '../domain/types.ts'

/** Where a fragment of the original leads: number on the reading, ochre where a person decides. */
export type PlaceMark = {
  /** Null where a clause goes on: its number stands at its beginning. */
  readonly number: number | null
  readonly doubt: boolean
  readonly href: string
}
export type Marks = ReadonlyMap<number, PlaceMark>

export type Marked = {
  readonly marks: Marks
  readonly numberOf: ReadonlyMap<string, number>
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const withoutNumber = (text: string): string => text.replace(/^\s*\d+(?:\.\d+)*[.)]?\s+/u, '')

const isWithin = (paragraph: Paragraph, whole: string): boolean =>
  [paragraph.text, withoutNumber(paragraph.text)]
    .map(lettersOf)
    .some((part) => part !== '' && whole.includes(part))

/** Paragraphs that a clause goes on in: its list, or another clause that was joined to it. */
const goingOn = (
  model: DocumentModel,
  marks: Marks,
  textAt: ReadonlyMap<number, string>,
): (readonly [number, PlaceMark])[] => {
  const found: (readonly [number, PlaceMark])[] = []
  let open: { readonly mark: PlaceMark; readonly whole: string } | null = null
  for (const block of model.blocks) {
    if (block.kind === 'table') open = null
    else if (marks.has(block.place)) {
      const mark = marks.get(block.place)
      open = mark === undefined ? null : { mark, whole: lettersOf(textAt.get(block.place) ?? '') }
    } else if (block.text.trim() !== '') {
      if (open !== null && isWithin(block, open.whole))
        found.push([block.place, { ...open.mark, number: null }])
      else open = null
    }
  }
  return found
}

/** Numbers that tie the original to the reading: clauses in order, ochre where a question stands. */
export const marksOf = (
  model: DocumentModel,
  clauses: readonly Pick<Clause, 'id' | 'text'>[],
  places: ReadonlyMap<string, number>,
  doubtful: ReadonlySet<string>,
): Marked => {
  const marks = new Map<number, PlaceMark>()
  const textAt = new Map<number, string>()
  const numberOf = new Map<string, number>()
  for (const [at, { id, text }] of clauses.entries()) {
    numberOf.set(id, at + 1)
    const place = places.get(id)
    if (place === undefined) continue
    textAt.set(place, `${textAt.get(place) ?? ''} ${text}`)
    // two clauses that were cut out of one paragraph share its mark
    const known = marks.get(place)
    marks.set(place, {
      number: known?.number ?? at + 1,
      doubt: (known?.doubt ?? false) || doubtful.has(id),
      href: known?.href ?? `#c-${id}`,
    })
  }
  return { marks: new Map([...marks, ...goingOn(model, marks, textAt)]), numberOf }
}
