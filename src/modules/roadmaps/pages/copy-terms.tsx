import type { Language } from '../../../platform/scope/scope.ts'
import type { Bound } from '../../../ui/fields/bind.ts'
import { Section } from '../../../ui/layout.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { type CopyLine, type MovedTerm, movedTerms, openTerms } from '../domain/copy.ts'
import { OpenTermFields } from './open-terms.tsx'
import { textOf } from './words.ts'

type Props = {
  readonly lang: Language
  readonly lines: readonly CopyLine[]
  readonly form: Bound
}

const columns = (lang: Language): Column<MovedTerm>[] => {
  const t = textOf(lang)
  return [
    { key: 'number', head: t.table.number, nowrap: true, cell: ({ number }) => number ?? '' },
    { key: 'row', head: t.versions.row, rowHead: true, cell: ({ title }) => <span lang="ru">{title}</span> },
    { key: 'was', head: t.copy.was, phone: t.copy.was, cell: ({ was }) => <span lang="ru">{was}</span> },
    {
      key: 'now',
      head: t.copy.now,
      phone: t.copy.now,
      cell: ({ was, now, dayOff }) =>
        was === now ? (
          <span class="muted">{t.copy.same}</span>
        ) : (
          <>
            <span lang="ru">{now}</span> {dayOff ? <span class="small need">{t.copy.dayOff}</span> : null}
          </>
        ),
    },
  ]
}

/** Terms old beside new. */
export const MovedTerms = ({
  lang,
  terms,
}: {
  readonly lang: Language
  readonly terms: readonly MovedTerm[]
}) => (
  <Table
    caption={textOf(lang).copy.rowsShifted(terms.length)}
    captionHidden
    dense
    stackable
    rows={terms}
    columns={columns(lang)}
  />
)

const Moved = ({ lang, lines }: Pick<Props, 'lang' | 'lines'>) => {
  const moved = movedTerms(lines)
  return moved.length === 0 ? null : (
    <Section title={textOf(lang).copy.rowsShifted(moved.length)} after>
      <MovedTerms lang={lang} terms={moved} />
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
