import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/http/visit.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Button, PostButtonLink } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { bindForm } from '../../../ui/fields/bind.ts'
import { TextField } from '../../../ui/fields/text.tsx'
import { Form } from '../../../ui/form.tsx'
import { Actions, MarginHead, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Empty } from '../../../ui/note.tsx'
import { OwnTabs } from '../../../ui/own-tabs.tsx'
import { addressOf } from '../domain/lists.ts'
import type { SavedFilter } from '../domain/types.ts'
import { type WatchingText, watchingText } from '../text.ts'

export type FiltersProps = {
  readonly filters: readonly SavedFilter[]
  /** What was typed and refused for a new one. */
  readonly values: FormValues
  readonly problems: readonly Problem[]
  readonly lang: Language
  readonly keyOf: () => string
}

const listName = (list: string, t: WatchingText): string =>
  (t.lists as Readonly<Record<string, string>>)[list] ?? list

const One = ({ filter, lang, keyOf }: { readonly filter: SavedFilter } & FiltersProps) => {
  const t = watchingText[lang].filters
  return (
    <li>
      <Link href={addressOf(filter)}>
        <span lang="ru">{filter.name}</span>
      </Link>{' '}
      <span class="small noprint">
        <Link href={`/filters/${filter.id}`} hidden={filter.name}>
          {t.rename}
        </Link>{' '}
        <PostButtonLink action={`/filters/${filter.id}/remove`} commandKey={keyOf()}>
          {t.remove}
          <span class="vh"> {filter.name}</span>
        </PostButtonLink>
      </span>
    </li>
  )
}

/** A filter whose name was refused: the form again, with the way back to the list. */
const Refused = ({ values, problems, lang, keyOf }: FiltersProps) => {
  const t = watchingText[lang].filters
  const [list, query] = [values.text('list'), values.text('query')]
  return (
    <Form action="/filters" commandKey={keyOf()} hidden={{ list, query }}>
      <TextField {...bindForm(values, problems).text('name')} label={t.name} />
      <Actions>
        <Button>{t.save}</Button>
        {/^\/[a-z]/u.test(list) ? <Link href={addressOf({ list, query })}>{t.back}</Link> : null}
      </Actions>
    </Form>
  )
}

/** «Мои отборы»: by lists, each opens, gets another name or goes. */
export const FiltersPage = (props: FiltersProps) => {
  const { filters, values, problems, lang } = props
  const t = watchingText[lang]
  const lists = [...new Set(filters.map(({ list }) => list))]
  return (
    <>
      <MarginHead title={t.filters.title} lead={t.filters.lead} />
      <WithMargin>
        <OwnTabs current="filters" />
        <ErrorSummary problems={problems} />
        {values.text('list') === '' ? null : <Refused {...props} />}
        {filters.length === 0 ? <Empty title={t.filters.none}>{t.filters.noneWhy}</Empty> : null}
      </WithMargin>
      {lists.map((list) => (
        <WithMargin sideTitle={listName(list, t)} after>
          <ul class="rows">
            {filters
              .filter((filter) => filter.list === list)
              .map((filter) => (
                <One filter={filter} {...props} />
              ))}
          </ul>
        </WithMargin>
      ))}
    </>
  )
}

/** Another name for one filter. */
export const RenamePage = ({
  filter,
  values,
  problems,
  lang,
  keyOf,
}: { readonly filter: SavedFilter } & Omit<FiltersProps, 'filters'>) => {
  const t = watchingText[lang]
  return (
    <>
      <MarginHead
        title={t.filters.rename}
        lead={listName(filter.list, t)}
        crumbs={[{ label: t.filters.title, href: '/filters' }]}
      />
      <WithMargin>
        <ErrorSummary problems={problems} />
        <Form action={`/filters/${filter.id}`} commandKey={keyOf()}>
          <TextField {...bindForm(values, problems).text('name')} label={t.filters.name} />
          <Actions>
            <Button>{t.filters.rename}</Button>
            <Link href={addressOf(filter)}>{t.filters.open}</Link>
          </Actions>
        </Form>
      </WithMargin>
    </>
  )
}
