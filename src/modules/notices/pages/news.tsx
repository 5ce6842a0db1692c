import type { Day } from '../../../kernel/day.ts'
import { dayWithWeekday } from '../../../kernel/format.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { OwnTabs } from '../../../ui/own-tabs.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { News } from '../domain/types.ts'
import { type NoticesText, noticesText } from '../text.ts'

export type NewsPageProps = {
  readonly lang: Language
  readonly today: Day
  readonly commandKey: string
  readonly news: readonly News[]
  readonly page: number
  readonly perPage: number
  readonly all: number
  readonly unread: number
  /** He decides how the people of his node are written to. */
  readonly keeps: boolean
}

const sentenceOf = (news: News, t: NoticesText): string => {
  const told = t.tellings[news.code]
  if (told !== undefined) return told(news.words)
  return typeof news.words.title === 'string' ? news.words.title : t.news.other
}

const Line = ({ news, t }: { readonly news: News; readonly t: NoticesText }) => {
  const sentence = sentenceOf(news, t)
  return (
    <li>
      {news.address === '' ? sentence : <Link href={news.address}>{sentence}</Link>}
      {news.read ? null : (
        <>
          {' '}
          <Tag state="need">{t.news.unread}</Tag>
        </>
      )}
    </li>
  )
}

/** Days with their news, newest first. */
const Days = ({ news, today, lang }: Pick<NewsPageProps, 'news' | 'today' | 'lang'>) => {
  const days = [...new Set(news.map(({ day }) => day))]
  return (
    <>
      {days.map((day) => (
        <WithMargin side={dayWithWeekday(day, today, lang)} after>
          <ul class="news">
            {news
              .filter((each) => each.day === day)
              .map((each) => (
                <Line news={each} t={noticesText[lang]} />
              ))}
          </ul>
        </WithMargin>
      ))}
    </>
  )
}

/** What happened to a person's things: the digest's twin, with everything told in words. */
export const NewsPage = (props: NewsPageProps) => {
  const t = noticesText[props.lang].news
  return (
    <>
      <MarginHead title={t.title} lead={t.lead(props.unread)} />
      <WithMargin>
        <OwnTabs current="news" />
        <Actions>
          {props.unread === 0 ? null : (
            <Form action="/news/read" commandKey={props.commandKey} inline>
              <Button kind="other">{t.readAll}</Button>
            </Form>
          )}
          <Link href="/me">{t.mine}</Link>
          {props.keeps ? <Link href="/news/settings">{t.settings}</Link> : null}
        </Actions>
      </WithMargin>
      {props.news.length === 0 ? (
        <WithMargin>
          <Empty title={t.empty}>{t.emptyWhy}</Empty>
        </WithMargin>
      ) : (
        <Days news={props.news} today={props.today} lang={props.lang} />
      )}
      <WithMargin>
        <Pager
          page={props.page}
          perPage={props.perPage}
          total={props.all}
          href={(at) => `/news?page=${at}`}
        />
      </WithMargin>
    </>
  )
}
