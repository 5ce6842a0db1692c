import { spanText } from '../../../kernel/format.ts'
import { Filters } from '../../../ui/filters.tsx'
import { WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Poster } from '../../../ui/open-pages.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { OPEN_LINES_PER_PAGE } from '../domain/opening.ts'
import type { OpenLine } from '../queries/open.ts'
import { FEED, OPEN, openModelPage, openProgrammePage } from './open.tsx'
import type { Here } from './shell.tsx'

type ListProps = {
  readonly here: Here
  readonly lines: readonly OpenLine[]
  readonly text: string
  readonly page: number
}

type Group = { readonly head: OpenLine; readonly models: OpenLine[] }

/** Models stand under their programme; where that is not open, or stands on the page before, the first of them is the head. */
const grouped = (lines: readonly OpenLine[]): Group[] => {
  const groups: Group[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last === undefined || last.head.programme !== line.programme) groups.push({ head: line, models: [] })
    if (line.kind === 'model') groups.at(-1)?.models.push(line)
  }
  return groups
}

const Days = ({ line, here }: { readonly line: OpenLine; readonly here: Here }) => (
  <span class="by">
    {spanText(line)}, {here.t.states[line.state]}
  </span>
)

const GroupOf = ({ head, models, here }: Group & { readonly here: Here }) => (
  <div class="stack">
    {head.kind === 'model' ? null : (
      <div>
        <h3 lang="ru">
          <Link href={openProgrammePage(head.id)}>{head.name}</Link>
        </h3>
        <Days line={head} here={here} />
      </div>
    )}
    {models.length === 0 ? null : (
      <Rows
        rows={models.map((line) => ({
          children: (
            <>
              <span lang="ru">
                <Link href={openModelPage(line.id)}>{line.municipality}</Link>{' '}
              </span>
              {head.kind === 'model' ? <Days line={line} here={here} /> : null}
              <p class="small muted" lang="ru">
                {line.name}
              </p>
            </>
          ),
        }))}
      />
    )}
  </div>
)

const Regions = ({ lines, here }: Pick<ListProps, 'lines' | 'here'>) => (
  <>
    {[...new Set(lines.map(({ region }) => region))].map((region) => (
      <WithMargin sideTitle={<span lang="ru">{region}</span>} after>
        {grouped(lines.filter((line) => line.region === region)).map((group) => (
          <GroupOf {...group} here={here} />
        ))}
      </WithMargin>
    ))}
  </>
)

/** Everything that is open, by region. */
export const OpenListPage = ({ here, lines, text, page }: ListProps) => {
  const { t } = here
  const isBare = lines.length === 0 && text === ''
  return (
    <>
      <Poster title={t.open.title} lead={t.open.lead} />
      <WithMargin after>
        {isBare ? (
          <Empty title={t.open.none}>{t.open.noneWhy}</Empty>
        ) : (
          <Filters
            action={OPEN}
            reset={OPEN}
            active={text === '' ? [] : [`«${text}»`]}
            filters={[{ kind: 'text', name: 'text', label: t.open.search, value: text }]}
          />
        )}
        {lines.length === 0 && !isBare ? <Empty title={t.open.nothing}>{t.open.nothingWhy}</Empty> : null}
      </WithMargin>
      <Regions lines={lines} here={here} />
      <WithMargin after>
        <Pager
          page={page}
          perPage={OPEN_LINES_PER_PAGE}
          total={lines[0]?.total ?? 0}
          href={(to) => `${OPEN}?${new URLSearchParams({ text, page: String(to) })}`}
        />
        <p class="go noprint">
          <Link href={FEED}>{t.open.feed}</Link>
        </p>
      </WithMargin>
    </>
  )
}
