import { momentText } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { PostButton, PostButtonLink } from '../../../ui/button.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { OwnTabs } from '../../../ui/own-tabs.tsx'
import { Pager } from '../../../ui/pager.tsx'
import type { Subject } from '../domain/types.ts'
import type { StarLine } from '../queries/stars.ts'
import { type WatchingText, watchingText } from '../text.ts'

export type StarsProps = {
  readonly stars: readonly StarLine[]
  readonly page: number
  readonly perPage: number
  readonly lang: Language
  readonly zone: string
  /** A new key for each of the forms of the page. */
  readonly keyOf: () => string
}

const CARD: Readonly<Record<Subject['kind'], string>> = { record: '/sources', who: '/people', form: '/forms' }

/** Word of a move: «Утверждены»; a move of a kind that has no words of its own says nothing. */
const moveWord = (t: WatchingText, kind: string, to: string): string => t.happened[kind]?.[to] ?? to

const factsOf = (star: StarLine, t: WatchingText): string[] => {
  const { stars } = t
  const rest = star.moved - star.moves.length
  return [
    ...(rest > 0 ? [stars.more(rest)] : []),
    ...(star.reported > 0 ? [stars.reported(star.reported)] : []),
    ...(star.closed > 0 ? [stars.closed(star.closed)] : []),
    ...(star.questions > 0 ? [stars.questions(star.questions)] : []),
    ...(star.edits > 0 ? [stars.edits(star.edits)] : []),
  ]
}

const isQuiet = (star: StarLine, t: WatchingText): boolean =>
  star.moves.length === 0 && factsOf(star, t).length === 0

const News = ({ star, lang, zone }: { readonly star: StarLine } & Pick<StarsProps, 'lang' | 'zone'>) => {
  const t = watchingText[lang]
  const facts = factsOf(star, t)
  if (isQuiet(star, t)) return <p class="small muted">{t.stars.quiet}</p>
  return (
    <ul class="small plain">
      {star.moves.map((move) => (
        <li>
          {moveWord(t, star.kind, move.to)}, {momentText(localMoment(toMoment(move.at), zone))}
          {move.note === null ? null : (
            <span class="muted words" lang="ru">
              {' '}
              {move.note}
            </span>
          )}
        </li>
      ))}
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  )
}

const One = ({ star, lang, zone, keyOf }: { readonly star: StarLine } & StarsProps) => {
  const t = watchingText[lang].stars
  return (
    <li>
      <p>
        <Link href={`${CARD[star.subject]}/${star.thing}`}>
          <span lang="ru">{star.title}</span>
        </Link>
        {star.place === null ? null : (
          <span class="small muted" lang="ru">
            {' '}
            {star.place}
          </span>
        )}
      </p>
      <News star={star} lang={lang} zone={zone} />
      <div class="small noprint own-acts">
        {isQuiet(star, watchingText[lang]) ? null : (
          <PostButtonLink action="/watching/seen" commandKey={keyOf()} hidden={{ star: star.id }}>
            {t.seen}
            <span class="vh"> {star.title}</span>
          </PostButtonLink>
        )}
        <PostButtonLink
          action="/watching"
          commandKey={keyOf()}
          hidden={{ [star.subject]: star.thing, keep: 'no', back: 'list' }}
        >
          {t.remove}
          <span class="vh"> {star.title}</span>
        </PostButtonLink>
      </div>
    </li>
  )
}

const titleOf = (kind: string, t: WatchingText): string =>
  kind === 'form' ? t.kinds.form : (t.happened[kind]?.title ?? kind)

/** «Избранное»: what a person follows, by kinds, with what happened since his last look. */
export const StarsPage = (props: StarsProps) => {
  const { stars, page, perPage, lang, keyOf } = props
  const t = watchingText[lang]
  const shown = stars.slice(0, perPage)
  const kinds = [...new Set(shown.map(({ kind }) => kind))]
  return (
    <>
      <MarginHead title={t.stars.title} lead={t.stars.lead} />
      <WithMargin>
        <OwnTabs current="watching" />
        {shown.length === 0 ? (
          <Empty title={t.stars.none}>{t.stars.noneWhy}</Empty>
        ) : shown.every((star) => isQuiet(star, t)) ? null : (
          <Actions>
            <PostButton action="/watching/seen" commandKey={keyOf()} kind="other" small>
              {t.stars.seenAll}
            </PostButton>
          </Actions>
        )}
      </WithMargin>
      {kinds.map((kind) => (
        <WithMargin sideTitle={titleOf(kind, t)} after>
          <ul class="rows">
            {shown
              .filter((star) => star.kind === kind)
              .map((star) => (
                <One star={star} {...props} />
              ))}
          </ul>
        </WithMargin>
      ))}
      <WithMargin>
        <Pager
          page={page}
          perPage={perPage}
          total={(page - 1) * perPage + stars.length}
          href={(at) => `/watching?page=${at}`}
        />
      </WithMargin>
    </>
  )
}
