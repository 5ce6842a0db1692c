import type { Language } from '../../../platform/scope/scope.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { Section } from '../../../ui/layout.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { type CopyLine, openTerms } from '../domain/copy.ts'
import { OpenTermFields } from './open-terms.tsx'
import { textOf } from './words.ts'

type Props = {
  readonly lang: Language
  readonly lines: readonly CopyLine[]
  readonly form: Bound
}

const columns = (lang: Language): Column<CopyLine>[] => {
  const t = textOf(lang)
  return [
    { key: 'number', head: t.table.number, nowrap: true, cell: ({ row }) => row.number ?? '' },
    {
      key: 'row',
      head: t.versions.row,
      rowHead: true,
      cell: ({ row }) => <span lang="ru">{row.title}</span>,
    },
    { key: 'was', head: t.copy.was, phone: t.copy.was, cell: ({ was }) => <span lang="ru">{was}</span> },
    {
      key: 'now',
      head: t.copy.now,
      phone: t.copy.now,
      cell: ({ row }) => <span lang="ru">{row.shifted.text}</span>,
    },
  ]
}

/** Terms that moved, old beside new; a row without a term has nothing to move. */
const Moved = ({ lang, lines }: Pick<Props, 'lang' | 'lines'>) => {
  const { copy } = textOf(lang)
  const moved = lines.filter(({ row, was }) => was !== null && row.shifted.isShifted)
  return moved.length === 0 ? null : (
    <Section title={copy.rowsShifted(moved.length)} after>
      <Table
        caption={copy.rowsShifted(moved.length)}
        captionHidden
        dense
        stackable
        rows={moved}
        columns={columns(lang)}
      />
    </Section>
  )
}

/** What becomes of the terms of a copied roadmap: first those that a person sets himself, then old beside new. */
export const CopyTerms = ({ lang, lines, form }: Props) => {
  const { copy } = textOf(lang)
  const terms = openTerms(lines.map(({ row }) => row))
  return (
    <>
      {terms.length === 0 ? (
        <p class="go">{copy.nothing}</p>
      ) : (
        <Section title={copy.open(terms.length)} note={copy.openWhy} after>
          <OpenTermFields terms={terms} form={form} words={copy} />
        </Section>
      )}
      <Moved lang={lang} lines={lines} />
    </>
  )
}
