import { MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Tabs } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { OwnTabs } from '../../../ui/own-tabs.tsx'
import { Pager } from '../../../ui/pager.tsx'
import type { QuestionList, Thread } from '../queries.ts'
import { questionsText } from '../text.ts'
import { type Reader, ThreadPart } from './thread.tsx'

export type ListProps = Reader & {
  readonly threads: readonly Thread[]
  readonly list: QuestionList
  readonly lists: readonly QuestionList[]
  readonly page: number
  readonly perPage: number
}

/** «Вопросы»: those put to me, mine, and the answered ones. */
export const QuestionsPage = ({ threads, list, lists, page, perPage, lang, zone }: ListProps) => {
  const t = questionsText[lang]
  return (
    <>
      <MarginHead title={t.title} lead={t.lead} />
      <WithMargin>
        <OwnTabs current="questions" />
        <Tabs
          label={t.lists.label}
          tabs={lists.map((name) => ({
            label: t.lists[name],
            href: `/questions?list=${name}`,
            current: name === list,
          }))}
        />
        {threads.length === 0 ? <Empty title={t.empty[list]}>{t.emptyWhy}</Empty> : null}
        {threads.slice(0, perPage).map((thread) => (
          <>
            <p class="small thing-of">
              <Link href={`/sources/${thread.record}`}>
                <span lang="ru">{thread.title}</span>
              </Link>
            </p>
            <ThreadPart thread={thread} lang={lang} zone={zone} linked />
          </>
        ))}
        <Pager
          page={page}
          perPage={perPage}
          total={(page - 1) * perPage + threads.length}
          href={(at) => `/questions?list=${list}&page=${at}`}
        />
      </WithMargin>
    </>
  )
}
