import type { Child } from 'hono/jsx'
import type { Language } from '../../../platform/scope/scope.ts'
import { Filters } from '../../../ui/filters.tsx'
import { MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import type { Group, Hit } from '../domain/groups.ts'
import { piecesOf } from '../domain/words.ts'
import { searchText } from '../text.ts'

export type FoundPageProps = {
  readonly lang: Language
  readonly typed: string
  /** The one kind looked for; null for everything. */
  readonly kind: string | null
  /** False when only likeness of letters was found. */
  readonly exact: boolean
  readonly groups: readonly (Group & { readonly title: string })[]
}

export const addressOf = (typed: string, kind: string | null): string =>
  `/search?${new URLSearchParams(kind === null ? { q: typed } : { q: typed, kind })}`

const Marked = ({ text }: { readonly text: string }) => (
  <>{piecesOf(text).map(({ text: piece, found }) => (found ? <mark>{piece}</mark> : piece))}</>
)

const HitLine = ({ hit }: { readonly hit: Hit }): Child => (
  <>
    <Link href={hit.href}>{hit.title}</Link>
    {hit.place === null ? null : <span class="small muted"> {hit.place}</span>}
    {hit.lines.map((line) => (
      <p class="small">
        <Marked text={line} />
      </p>
    ))}
  </>
)

const Answers = ({ lang, typed, kind, groups }: FoundPageProps) => {
  const t = searchText[lang]
  return (
    <>
      {groups.map((group) => (
        <WithMargin sideTitle={group.title} after>
          <Rows rows={group.hits.map((hit) => ({ children: <HitLine hit={hit} /> }))} />
          {group.more && kind === null ? (
            <p>
              <Link href={addressOf(typed, group.kind)}>{t.more}</Link>
            </p>
          ) : null}
        </WithMargin>
      ))}
    </>
  )
}

/** One search over everything the asker may see, by kinds of things. */
export const FoundPage = (props: FoundPageProps) => {
  const { lang, typed, kind, exact, groups } = props
  const t = searchText[lang]
  const nothing = groups.length === 0
  return (
    <>
      <MarginHead title={t.title} lead={typed === '' ? t.hint : undefined} />
      <WithMargin after>
        <Filters
          action="/search"
          filters={[{ kind: 'text', name: 'q', label: t.what, value: typed }]}
          keep={kind === null ? {} : { kind }}
          reset={addressOf(typed, null)}
          label={t.title}
        />
        {kind === null ? null : (
          <p>
            {t.onlyKind(t.kinds[kind] ?? t.others)} <Link href={addressOf(typed, null)}>{t.everything}</Link>
          </p>
        )}
        {nothing || exact ? null : <p>{t.likely}</p>}
        {nothing && typed !== '' ? <Empty title={t.nothing}>{t.nothingWords}</Empty> : null}
      </WithMargin>
      <Answers {...props} />
    </>
  )
}
